import { DropdownMenu as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { useNavigateTo } from './link.tsx';

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactNode;
  align?: 'start' | 'end';
  children: ReactNode;
}

/** A list of acts and pages behind a button. */
export function Menu({ trigger, align = 'end', children }: MenuProps) {
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-h-[70dvh] min-w-52 overflow-y-auto rounded-xl border border-line bg-surface p-1.5 text-ink shadow-lg"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

const itemStyle =
  'flex min-h-10 w-full items-center gap-3 rounded-lg px-3 py-2 outline-none select-none cursor-pointer ' +
  'data-highlighted:bg-sunken data-disabled:text-muted data-disabled:cursor-not-allowed';

interface ItemProps {
  onSelect?: () => void;
  /** A page of the app. */
  href?: string;
  disabled?: boolean;
  danger?: boolean;
  children: ReactNode;
}

/** One act, or one page. */
export function MenuItem({ onSelect, href, disabled = false, danger = false, children }: ItemProps) {
  const navigate = useNavigateTo();
  const select = () => (href === undefined ? onSelect?.() : navigate(href));
  return (
    <Primitive.Item
      className={`${itemStyle} ${danger ? 'text-bad' : ''}`}
      disabled={disabled}
      onSelect={select}
    >
      {children}
    </Primitive.Item>
  );
}

/** A heading of the items that follow. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <Primitive.Label className="px-3 pt-2 pb-1 text-sm text-muted">{children}</Primitive.Label>;
}

interface ChoiceProps<T extends string> {
  value: T;
  onChange: (value: T) => void;
  choices: readonly { value: T; label: ReactNode }[];
}

/** One of several, marked. */
export function MenuChoice<T extends string>({ value, onChange, choices }: ChoiceProps<T>) {
  return (
    <Primitive.RadioGroup value={value} onValueChange={(chosen) => onChange(chosen as T)}>
      {choices.map((choice) => (
        <Primitive.RadioItem key={choice.value} value={choice.value} className={`${itemStyle} pl-9 relative`}>
          <Primitive.ItemIndicator className="absolute left-3.5 size-2 rounded-full bg-accent" />
          {choice.label}
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  );
}

export function MenuSeparator() {
  return <Primitive.Separator className="my-1.5 h-px bg-line" />;
}
