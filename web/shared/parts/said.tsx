import Alert from '@mui/material/Alert';
import { ProblemAlert } from './problem-alert.tsx';

/** What the last action came to. */
export function Said({ said, error }: { said: string | null; error: unknown }) {
  return (
    <>
      <ProblemAlert error={error} />
      <div role="status">
        {said && (
          <Alert severity="success" role="presentation" sx={{ mb: 2 }}>
            {said}
          </Alert>
        )}
      </div>
    </>
  );
}
