/** A piece of a sentence; the strong ones carry its figures. */
export interface SentencePart {
  readonly text: string;
  readonly isStrong: boolean;
}

/** Reads "sold *3* today": what stands between stars is strong. */
export function sentenceParts(text: string): SentencePart[] {
  return text
    .split("*")
    .map((part, index) => ({ text: part, isStrong: index % 2 === 1 }))
    .filter((part) => part.text !== "");
}
