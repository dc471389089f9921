/** The least integer that is at least `dividend / divisor`; both are safe integers, the divisor above 0. */
export function ceilingQuotient(dividend: number, divisor: number): number {
  const remainder = dividend % divisor;
  return (dividend - remainder) / divisor + (remainder > 0 ? 1 : 0);
}
