/** Characters that are words of their own: Chinese is written without spaces. */
const ideograph = /[\p{Script=Han}]/gu;

/**
 * The words by which something is found: lower case, full-width letters as usual ones, each Chinese
 * character for itself, letters and digits together.
 */
export function searchWords(text: string): string[] {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(ideograph, " $& ")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
