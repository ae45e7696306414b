import { useState } from 'react';
import { assignCase, type CaseView, useAssignees, useCaseChanged } from '../../shared/api/cases.ts';
import { useMe } from '../../shared/session.ts';
import { useProgramRoles } from './use-program-roles.ts';

/** To whom a case may be given by the reader, and the way to give it. */
export function useAssignment(found: CaseView) {
  const { me } = useMe();
  const { roles, works } = useProgramRoles(found);
  // Of a case that has ended nothing is left to be done: it only says whose work it was.
  const may = works && !found.ended && me?.may.includes('assign') === true;
  const { data } = useAssignees(found.id, may);
  // Who may give it no longer reads no list that he read before.
  const people = may ? data : undefined;
  const changed = useCaseChanged();
  const [error, setError] = useState<unknown>(null);
  const [isGiving, setIsGiving] = useState(false);

  async function give(to: string | null) {
    setError(null);
    setIsGiving(true);
    try {
      await assignCase(found, to);
    } catch (caught) {
      setError(caught);
    }
    await changed(found.id);
    setIsGiving(false);
  }
  const isMine = me !== null && found.assignee?.id === me?.id;
  const takes = !isMine && people?.some((one) => one.id === me?.id) === true;
  return {
    works,
    roles,
    people,
    error,
    isGiving,
    isMine,
    give,
    /** Gives the case to the reader, where it may be given to him and is not yet his. */
    take: takes ? () => give(me?.id ?? null) : null,
  };
}
