import { type ReactNode, useState } from 'react';
import { LinkSent } from './link-sent.tsx';
import { SecondStepForm } from './second-step-form.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** Where somebody is on the way in. */
export type SignInStep = { at: 'form' } | { at: 'second' } | { at: 'link-sent'; email: string };

interface Props {
  email?: string;
  next: string;
  act?: string;
  onSignedIn: () => unknown;
  /** Lays out a step: what is around it differs between a page and a dialog. */
  children?: (step: SignInStep['at'], content: ReactNode) => ReactNode;
}

/** The whole way in: password or link, then the second step where it is asked for. */
export function SignInSteps({ email, next, act, onSignedIn, children = (_, content) => content }: Props) {
  const [step, go] = useState<SignInStep>({ at: 'form' });
  if (step.at === 'second') return children(step.at, <SecondStepForm onDone={onSignedIn} />);
  if (step.at === 'link-sent')
    return children(step.at, <LinkSent email={step.email} next={next} onBack={() => go({ at: 'form' })} />);
  return children(
    step.at,
    <SignInForm
      {...(email !== undefined && { email })}
      {...(act !== undefined && { act })}
      next={next}
      onSignedIn={onSignedIn}
      onSecondStep={() => go({ at: 'second' })}
      onLinkSent={(to) => go({ at: 'link-sent', email: to })}
    />,
  );
}
