declare module "jstat" {
  const jStat: { readonly chisquare: { cdf(value: number, degreesOfFreedom: number): number } };
  export default jStat;
}
