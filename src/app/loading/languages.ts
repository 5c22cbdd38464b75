/** Where translations lie in a dialog's folder, a folder for each language. */
export const TRANSLATIONS = "translations";

/** The languages that a dialog has been translated to, besides its own: the folders of `translations`. */
export function languagesIn(files: readonly { readonly name: string }[]): readonly string[] {
  const found = files.flatMap(({ name }) => {
    const [folder, language, own] = name.split("/");
    return folder === TRANSLATIONS && language !== undefined && own !== undefined ? [language] : [];
  });
  return [...new Set(found)];
}
