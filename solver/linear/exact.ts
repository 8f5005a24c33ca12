/**
 * Sums without rounding. A double is a whole number times a power of two, so that sums of products of doubles are
 * whole numbers at a scale fine enough: BigInt holds them exactly.
 */

/** 2^−1074 is the finest double; products of two need twice as many places. */
const PLACES = 1074
const MANTISSA_BITS = 52
const bits = new DataView(new ArrayBuffer(8))

/** `mantissa` × 2^`exponent`. Expects a finite number. */
function parts(value: number): { readonly mantissa: bigint; readonly exponent: number } {
  bits.setFloat64(0, value)
  const raw = bits.getBigUint64(0)
  const exponent = Number((raw >> 52n) & 0x7ffn)
  const fraction = raw & 0xfffffffffffffn
  const whole = exponent === 0 ? fraction : fraction | 0x10000000000000n
  return { mantissa: raw >> 63n ? -whole : whole, exponent: Math.max(1, exponent) - 1023 - MANTISSA_BITS }
}

/** A sum of doubles and of products of two doubles, exact. */
export class ExactSum {
  #atScale = 0n

  add(value: number): void {
    this.addProduct(value, 1)
  }

  addProduct(a: number, b: number): void {
    if (a === 0 || b === 0) return
    const [one, other] = [parts(a), parts(b)]
    this.#atScale += (one.mantissa * other.mantissa) << BigInt(one.exponent + other.exponent + 2 * PLACES)
  }

  get sign(): -1 | 0 | 1 {
    return this.#atScale > 0n ? 1 : this.#atScale < 0n ? -1 : 0
  }

  /** Adds another sum times a double. The product is exact only as far as twice the finest double, rounded outward. */
  addTimes(sum: ExactSum, factor: number, outward: 'up' | 'down'): void {
    const { mantissa, exponent } = parts(factor)
    const product = sum.#atScale * mantissa
    this.#atScale += shifted(product, exponent, outward)
  }

  /** The nearest double that is not below (`up`) or not above (`down`) the sum. */
  toDouble(outward: 'up' | 'down'): number {
    const magnitude = this.#atScale < 0n ? -this.#atScale : this.#atScale
    const spare = magnitude.toString(2).length - (MANTISSA_BITS + 1)
    if (spare <= 0) return Number(this.#atScale) * 2 ** -PLACES * 2 ** -PLACES
    const mantissa = Number(shifted(this.#atScale, -spare, outward))
    return scaled(mantissa, spare - 2 * PLACES)
  }
}

/** value × 2^exponent as a whole number. */
function shifted(value: bigint, exponent: number, outward: 'up' | 'down'): bigint {
  if (exponent >= 0) return value << BigInt(exponent)
  const by = BigInt(-exponent)
  // BigInt's shift rounds down.
  return outward === 'down' ? value >> by : -(-value >> by)
}

/** A whole number of at most 53 bits × 2^exponent, in two steps so that neither factor is too small or too large. */
function scaled(mantissa: number, exponent: number): number {
  const half = Math.trunc(exponent / 2)
  return mantissa * 2 ** half * 2 ** (exponent - half)
}
