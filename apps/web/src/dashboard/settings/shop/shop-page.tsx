import { SettingsFrame } from '../settings-frame.tsx';
import { AddressForm } from './address-form.tsx';
import { IdentityForm } from './identity-form.tsx';
import { WithdrawalForm } from './withdrawal-form.tsx';

/** How the organisation meets its buyers: where, as whom, and what somebody gets back who withdraws. */
export function ShopPage() {
  return (
    <SettingsFrame part="shop">
      <AddressForm />
      <IdentityForm />
      <WithdrawalForm />
    </SettingsFrame>
  );
}
