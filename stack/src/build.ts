import { runTurbo } from './run-turbo.ts';

const { code, output } = await runTurbo('build');
process.stdout.write(output);
process.exit(code);
