/** A text as one reads it: what keeps words on one line is not seen. */
export const plain = (text: string): string =>
  text
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll('\u2011', '-')
    .replaceAll('\u2060', '')
