import Box from '@mui/material/Box';
import Slider from '@mui/material/Slider';
import { useState } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { messages } from './messages.ts';
import { type FieldState, inputAria } from './use-field.ts';

interface NumberSliderProps {
  field: FieldState;
  value: number | undefined;
  scale: { minimum: number; maximum: number; step: number };
  onChange: (value: number) => void;
}

/** A number on a scale (`options.slider`); the form hears of it when the thumb rests. */
export function NumberSlider({ field, value, scale, onChange }: NumberSliderProps) {
  const { number } = useLanguage();
  const m = useMessages(messages);
  const [moving, setMoving] = useState<number | null>(null);
  const now = moving ?? value;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, maxWidth: 480, pl: 1 }}>
      <Slider
        value={now ?? scale.minimum}
        min={scale.minimum}
        max={scale.maximum}
        step={scale.step}
        onChange={(_, next) => setMoving(next as number)}
        onChangeCommitted={(_, next) => {
          setMoving(null);
          onChange(next as number);
        }}
        slotProps={{ input: { id: field.inputId, 'aria-label': field.label, ...inputAria(field) } }}
      />
      <Box component="output" sx={{ minWidth: '4em' }}>
        {now === undefined ? m('slider.none') : number(now)}
      </Box>
    </Box>
  );
}
