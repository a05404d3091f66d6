import { endWithParent } from '../processes/end-with-parent.ts';
import { required } from '../processes/env.ts';
import { createState } from './state.ts';
import { createStripe } from './stripe.ts';
import { createTelegram } from './telegram.ts';

const state = createState();
endWithParent();
createTelegram(state).listen(Number(required('TELEGRAM_PORT')), '127.0.0.1');
createStripe(state).listen(Number(required('STRIPE_PORT')), '127.0.0.1');
