interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly words: readonly (readonly [word: string, label: string])[];
  /** What the empty word is called, where it is none of the words. */
  readonly all?: string;
  readonly onChange: (value: string) => void;
}

/** One of some words, with its label. */
export function Choice({ label, value, words, all, onChange }: ChoiceProps) {
  return (
    <label>{label}
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {all !== undefined && <option value="">{all}</option>}
        {words.map(([word, text]) => <option key={word} value={word}>{text}</option>)}
      </select>
    </label>
  );
}
