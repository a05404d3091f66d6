import { environment } from '@latchkey/runtime/environment';

type Variables = Record<string, string>;

/** Variables of ours that the person has set. */
export function ownVariables(): Variables {
  return pick((name) => name in environment && name !== 'PORT' && name !== 'HOST');
}

/** PATH, HOME and the rest of the machine's environment, without any variable of ours. */
export function systemVariables(): Variables {
  return pick((name) => !(name in environment));
}

function pick(wanted: (name: string) => boolean): Variables {
  const picked: Variables = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (wanted(name) && value !== undefined && value !== '') picked[name] = value;
  }
  return picked;
}
