import TextField from '@mui/material/TextField';

interface FilterSelectProps {
  label: string;
  value: string;
  /** Value and words of each choice, in order. */
  choices: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
  width?: number;
}

/** One of a few ways to see a list. */
export function FilterSelect({ label, value, choices, onChange, width = 200 }: FilterSelectProps) {
  return (
    <TextField
      select
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      sx={{ width: { xs: 1, sm: width } }}
      slotProps={{
        select: { native: true },
        inputLabel: { shrink: true },
        htmlInput: { sx: { textOverflow: 'ellipsis' } },
      }}
    >
      {choices.map(([id, words]) => (
        <option key={id} value={id}>
          {words}
        </option>
      ))}
    </TextField>
  );
}
