type Position = { readonly lat: number; readonly lon: number }

const EARTH_M = 6_371_000
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres as the crow flies (haversine), to the metre. */
export function distanceM({ from, to }: { from: Position; to: Position }): number {
  const lat = Math.sin(radians(to.lat - from.lat) / 2) ** 2
  const lon = Math.sin(radians(to.lon - from.lon) / 2) ** 2
  const chord = lat + Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * lon
  return Math.round(2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(chord))))
}
