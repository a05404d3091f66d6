import { Component, type ReactNode } from 'react';
import { BrokenPage } from './broken-page.tsx';

/** A fault while rendering shows a page with a way on, not a blank one. React asks for a class here. */
export class CatchBroken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <BrokenPage /> : this.props.children;
  }
}
