import TextField from '@mui/material/TextField';
import { useId } from 'react';
import { usePrograms } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { messages } from './messages.ts';

interface CourseFieldProps {
  label: string;
  value: string;
  onText: (course: string) => void;
}

/** One of the courses that the programs know, under the program that counts it; any words where none says so. */
export function CourseField({ label, value, onText }: CourseFieldProps) {
  const { say } = useLanguage();
  const m = useMessages(messages);
  const id = useId();
  const programs = (usePrograms().data ?? []).filter(({ courses }) => courses.length > 0);
  if (programs.length === 0) {
    return <PlainField name="course" label={label} value={value} onText={onText} required />;
  }
  const optionsOf = (courses: (typeof programs)[number]['courses']) =>
    courses.map((course) => (
      <option key={course.id} value={course.id}>
        {say(course.title)}
      </option>
    ));
  return (
    <TextField
      select
      id={id}
      name="course"
      label={label}
      value={value}
      onChange={(event) => onText(event.target.value)}
      required
      sx={{ width: 1 }}
      slotProps={{
        select: { native: true },
        htmlInput: { 'aria-required': true },
        inputLabel: { shrink: true },
      }}
    >
      <option value="">{m('chooseCourse')}</option>
      {programs.length === 1
        ? optionsOf(programs[0]?.courses ?? [])
        : programs.map((program) => (
            <optgroup key={program.id} label={say(program.title)}>
              {optionsOf(program.courses)}
            </optgroup>
          ))}
    </TextField>
  );
}
