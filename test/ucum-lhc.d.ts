/** What the tests use of the UCUM library of the National Library of Medicine, which brings no types. */
declare module '@lhncbc/ucum-lhc' {
  type Utils = {
    readonly validateUnitString: (code: string) => { readonly status: 'valid' | 'invalid' | 'error' };
    readonly convertUnitTo: (
      from: string,
      value: number,
      to: string,
    ) => { readonly status: 'succeeded' | 'failed' | 'error'; readonly toVal: number | null };
  };
  export const UcumLhcUtils: { readonly getInstance: () => Utils };
}
