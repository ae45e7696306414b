import { lazy, Suspense, useEffect, useState } from 'react';
import { SIGNED_OUT } from '../shared/api/client.ts';
import type { Me } from '../shared/session.ts';

const SignInAgain = lazy(async () => ({ default: (await import('./sign-in-again.tsx')).SignInAgain }));

/**
 * When the session ends under an open page: lets the same person sign in again above it. The page stays as it is
 * behind the dialog, with everything typed in it.
 */
export function SessionEnded({ me }: { me: Me }) {
  const [ended, setEnded] = useState(false);
  useEffect(() => {
    const end = () => setEnded(true);
    window.addEventListener(SIGNED_OUT, end);
    return () => window.removeEventListener(SIGNED_OUT, end);
  }, []);
  if (!ended) return null;
  return (
    <Suspense fallback={null}>
      <SignInAgain me={me} onDone={() => setEnded(false)} />
    </Suspense>
  );
}
