/** Whether text has the form of a unified social credit code: GB 32100-2015. */
export function isCreditCode(text: string): boolean {
  return /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text);
}
