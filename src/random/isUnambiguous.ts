/**
 * Whether two people who read the same announcement would type a text alike: Unicode form NFC, no control, format or surrogate
 * characters, no white space at either end.
 */
export function isUnambiguous(text: string): boolean {
  return text === text.trim() && text === text.normalize("NFC") && !/[\p{Cc}\p{Cf}\p{Surrogate}]/u.test(text);
}
