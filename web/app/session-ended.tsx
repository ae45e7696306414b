import { lazy, Suspense, useEffect, useState } from 'react';
import { SIGNED_OUT } from '../shared/api/client.ts';
import type { Me } from '../shared/session.ts';

const signInAgain = async () => ({ default: (await import('./sign-in-again.tsx')).SignInAgain });
const SignInAgain = lazy(signInAgain);
/** When, in milliseconds, the dialog is fetched, so that it is there when the server or its version is not. */
const QUIET = 5_000;

/**
 * When the session ends under an open page: lets the same person sign in again above it. The page stays as it is
 * behind the dialog, with everything typed in it.
 */
export function SessionEnded({ me }: { me: Me }) {
  const [ended, setEnded] = useState(false);
  useEffect(() => {
    const end = () => setEnded(true);
    const timer = setTimeout(() => void signInAgain().catch(() => undefined), QUIET);
    window.addEventListener(SIGNED_OUT, end);
    return () => {
      clearTimeout(timer);
      window.removeEventListener(SIGNED_OUT, end);
    };
  }, []);
  if (!ended) return null;
  return (
    <Suspense fallback={null}>
      <SignInAgain me={me} onDone={() => setEnded(false)} />
    </Suspense>
  );
}
