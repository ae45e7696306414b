import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useId } from 'react';

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value | null;
  choices: readonly (readonly [Value, string])[];
  onChange: (value: Value) => void;
  problem?: string;
  /** One below the other: their words are long. */
  column?: boolean;
}

/** One of a few, of which none is chosen before. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, value, choices, onChange, problem, column = false } = props;
  const id = useId();
  return (
    <FormControl error={problem !== undefined}>
      <FormLabel id={id}>{label}</FormLabel>
      <RadioGroup
        row={!column}
        aria-labelledby={id}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        value={value}
        onChange={(_, next) => {
          const chosen = choices.find(([one]) => one === next);
          if (chosen) onChange(chosen[0]);
        }}
      >
        {choices.map(([one, words]) => (
          <FormControlLabel
            key={one}
            value={one}
            sx={{ alignItems: 'start' }}
            control={<Radio size="small" sx={{ py: 0.5 }} />}
            label={words}
          />
        ))}
      </RadioGroup>
      {problem !== undefined && <FormHelperText id={`${id}-problem`}>{problem}</FormHelperText>}
    </FormControl>
  );
}
