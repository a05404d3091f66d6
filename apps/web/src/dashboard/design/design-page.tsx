import { Bell, Check, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { CheckField } from '../../components/check-field.tsx';
import { ConfirmByName } from '../../components/confirm-by-name.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Heading } from '../../components/heading.tsx';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../../components/menu.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { TextAreaField } from '../../components/text-area-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useToast } from '../../components/toast.tsx';
import { themes } from '../../theme/theme.ts';

const tones = ['ok', 'warn', 'bad', 'idle'] as const;

/** Every component in every state, for who builds pages; in English only. */
export function DesignPage() {
  return (
    <Page wide title="Design">
      <Heading>Design</Heading>
      <Part title="Buttons">
        <Button>Primary</Button>
        <Button kind="quiet">Quiet</Button>
        <Button kind="danger">Danger</Button>
        <Button kind="plain">Plain</Button>
        <Button busy>Busy</Button>
        <Button disabled>Disabled</Button>
        <Button size="small">Small</Button>
        <Button size="small" kind="quiet">
          <Check className="size-4" /> Small, quiet
        </Button>
        <CopyButton text="copied from the design page" />
      </Part>
      <Part title="States">
        {tones.map((tone) => (
          <Badge key={tone} tone={tone} icon={Check}>
            {tone}
          </Badge>
        ))}
        <Spinner />
        <Skeleton className="h-5 w-40" />
        {tones.map((tone) => (
          <div key={tone} className="w-full">
            <Notice tone={tone}>A notice that is {tone}.</Notice>
          </div>
        ))}
      </Part>
      <Part title="Fields">
        <TextField className="w-full" label="Text" hint="What it is for." placeholder="Something" />
        <TextField className="w-full" label="Text" optional error="This is wrong." defaultValue="wrong" />
        <TextAreaField className="w-full" label="Long text" />
        <SelectField className="w-full" label="One of several">
          <option>First</option>
          <option>Second</option>
        </SelectField>
        <CheckField label="Yes or no" hint="What yes means." />
      </Part>
      <Overlays />
      <Card className="p-0!">
        <EmptyState icon={Bell} title="Nothing yet" action={<Button size="small">The next step</Button>}>
          What will be here, and how it comes.
        </EmptyState>
      </Card>
    </Page>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card className="flex flex-col gap-4">
      <h2 className="font-semibold">{title}</h2>
      <div className="flex flex-wrap items-center gap-3">{children}</div>
    </Card>
  );
}

function Overlays() {
  const toast = useToast();
  const [open, setOpen] = useState<'dialog' | 'drawer' | 'confirm' | null>(null);
  const [theme, setTheme] = useState<(typeof themes)[number]>('system');
  const closed = () => setOpen(null);
  return (
    <Part title="Over the page, and choices">
      <Button kind="quiet" size="small" onClick={() => setOpen('dialog')}>
        Dialog
      </Button>
      <Button kind="quiet" size="small" onClick={() => setOpen('drawer')}>
        Drawer
      </Button>
      <Button kind="danger" size="small" onClick={() => setOpen('confirm')}>
        Confirm by name
      </Button>
      <Button
        kind="quiet"
        size="small"
        onClick={() => toast({ text: 'Done.', action: { label: 'Undo', onAct: closed } })}
      >
        Toast
      </Button>
      <Menu
        trigger={
          <Button size="small" kind="quiet">
            Menu
          </Button>
        }
      >
        <MenuLabel>Acts</MenuLabel>
        <MenuItem onSelect={closed}>First</MenuItem>
        <MenuItem disabled>Not now</MenuItem>
        <MenuSeparator />
        <MenuItem danger onSelect={closed}>
          <Trash2 className="size-4" /> Remove
        </MenuItem>
      </Menu>
      <Segmented
        label="Appearance"
        value={theme}
        onChange={setTheme}
        choices={themes.map((value) => ({ value, label: value }))}
      />
      <div className="w-full">
        <Tabs
          label="Parts"
          current="/design"
          tabs={[
            { href: '/design', label: 'First' },
            { href: '/design?second', label: 'Second', count: 3 },
          ]}
        />
      </div>
      <Dialog
        open={open === 'dialog'}
        onOpenChange={closed}
        title="A dialog"
        description="Asks for one thing."
      >
        <TextField label="Name" />
      </Dialog>
      <Dialog side open={open === 'drawer'} onOpenChange={closed} title="A drawer">
        <TextAreaField label="Text" />
      </Dialog>
      <ConfirmByName
        open={open === 'confirm'}
        onOpenChange={closed}
        title="Close the organisation"
        name="Morning Notes"
        act="Close for good"
        busy={false}
        onConfirm={closed}
      >
        <p>This cannot be taken back.</p>
      </ConfirmByName>
    </Part>
  );
}
