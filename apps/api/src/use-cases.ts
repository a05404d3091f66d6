import { accessGet } from './access/get.ts';
import { accessList } from './access/list.ts';
import { accessUndoRemoval } from './access/undo-removal.ts';
import { accessCodeCreate } from './access-code/create.ts';
import { accessCodeEnd } from './access-code/end.ts';
import { accessCodeList } from './access-code/list.ts';
import { accessCodeRedeem } from './access-code/redeem.ts';
import { accountMe } from './account/me.ts';
import { alertList } from './alert/list.ts';
import { attentionAcknowledge } from './attention/acknowledge.ts';
import { attentionBringBack } from './attention/bring-back.ts';
import { attentionCount } from './attention/count.ts';
import { attentionList } from './attention/list.ts';
import { attentionLookAgain } from './attention/look-again.ts';
import { botActOnAlert } from './bot/act-on-alert.ts';
import { botBroadcastChoices, botChooseBroadcasts } from './bot/broadcast-choices.ts';
import { botChooseLanguage } from './bot/choose-language.ts';
import { botHello } from './bot/hello.ts';
import { botIngest } from './bot/ingest.ts';
import { botJoinAnswered } from './bot/join-answered.ts';
import { botJoinRequest } from './bot/join-request.ts';
import { botPreCheckout } from './bot/pre-checkout.ts';
import { botRegistered } from './bot/registered.ts';
import { botStarsInvoice } from './bot/stars-invoice.ts';
import { botStarsRenewal } from './bot/stars-renewal.ts';
import { botStarsSubscriptions } from './bot/stars-subscriptions.ts';
import { botStart } from './bot/start.ts';
import { botStats } from './bot/stats.ts';
import { botTokenRejected } from './bot/token-rejected.ts';
import { brakeList } from './brake/list.ts';
import { brakeRefuse } from './brake/refuse.ts';
import { brakeOverride, brakeRelease } from './brake/release.ts';
import { brakeSetLimits } from './brake/set-limits.ts';
import { broadcastAudience } from './broadcast/audience.ts';
import { broadcastCreate } from './broadcast/create.ts';
import { broadcastExportCsv } from './broadcast/export-csv.ts';
import { broadcastGet } from './broadcast/get.ts';
import { broadcastList } from './broadcast/list.ts';
import { broadcastRecipients } from './broadcast/recipients.ts';
import { broadcastRemove } from './broadcast/remove.ts';
import { broadcastSchedule } from './broadcast/schedule.ts';
import { broadcastSendToMe } from './broadcast/send-to-me.ts';
import { broadcastSteer } from './broadcast/steer.ts';
import { broadcastUpdate } from './broadcast/update.ts';
import { channelCheck } from './channel/check.ts';
import { channelConnectLinks } from './channel/connect-links.ts';
import { channelDisconnect } from './channel/disconnect.ts';
import { channelGet } from './channel/get.ts';
import { channelList } from './channel/list.ts';
import { chatBeginSupport, chatStopAsking } from './chat/ask.ts';
import { chatChange, chatChangeOptions, chatPreviewChange } from './chat/change.ts';
import { chatMoves, chatStopMove } from './chat/moves.ts';
import { chatOffer, chatPlans } from './chat/plans.ts';
import { chatReceipts } from './chat/receipts.ts';
import { chatRenewal } from './chat/renewal.ts';
import { chatErase, chatSellers } from './chat/sellers.ts';
import { chatStanding } from './chat/standing.ts';
import { chatBeginWithdrawal, chatUseKnownEmail, chatWithdraw } from './chat/withdrawal.ts';
import { checkoutCreate } from './checkout/create.ts';
import { checkoutPlan } from './checkout/plan.ts';
import { checkoutStatus } from './checkout/status.ts';
import { checkoutUseCode } from './checkout/use-code.ts';
import { claimCreate } from './claim/create.ts';
import { couponCreate } from './coupon/create.ts';
import { couponEnd } from './coupon/end.ts';
import { couponList } from './coupon/list.ts';
import { deadLetterDiscard } from './dead-letter/discard.ts';
import { deadLetterGet } from './dead-letter/get.ts';
import { deadLetterList } from './dead-letter/list.ts';
import { deadLetterReplay } from './dead-letter/replay.ts';
import { deadLetterReplayMany } from './dead-letter/replay-many.ts';
import type { Deps } from './deps.ts';
import { driftDismiss } from './drift/dismiss.ts';
import { driftFix } from './drift/fix.ts';
import { driftList } from './drift/list.ts';
import { invitationAccept } from './invitation/accept.ts';
import { invitationGet } from './invitation/get.ts';
import { liveChanges } from './live/changes.ts';
import type { LiveHub } from './live/live-hub.ts';
import { memberChangeCard } from './member/change-card.ts';
import { memberClaimLink } from './member/claim-link.ts';
import { memberErase } from './member/erase.ts';
import { memberExport } from './member/export.ts';
import { memberLeave } from './member/leave.ts';
import { memberAskMove, memberMoveLink, memberStopMove } from './member/move.ts';
import { memberOpen } from './member/open.ts';
import { memberProve } from './member/prove.ts';
import { memberReceipts } from './member/receipts.ts';
import { memberRenewal } from './member/renewal.ts';
import { memberRequestLink } from './member/request-link.ts';
import { memberSendCode } from './member/send-code.ts';
import { memberView } from './member/view.ts';
import { memberWithdraw } from './member/withdraw.ts';
import { importDryRun } from './member-import/dry-run.ts';
import { importLines } from './member-import/lines.ts';
import { importList } from './member-import/list.ts';
import { importProceed } from './member-import/proceed.ts';
import { importRun } from './member-import/run.ts';
import { miniAppChannel } from './mini-app/channel.ts';
import { miniAppInvoice } from './mini-app/invoice.ts';
import { disputeList } from './money/list-disputes.ts';
import { refundList } from './money/list-refunds.ts';
import { moneySummary } from './money/summary.ts';
import { noticeTextList } from './notice-text/list.ts';
import { noticeTextPreview } from './notice-text/preview.ts';
import { noticeTextReset, noticeTextSet } from './notice-text/set.ts';
import { onboardingGet } from './onboarding/get.ts';
import { organisationClose } from './organisation/close.ts';
import { organisationClosing } from './organisation/closing.ts';
import { organisationCreate } from './organisation/create.ts';
import { organisationGet } from './organisation/get.ts';
import { organisationGetReminders } from './organisation/get-reminders.ts';
import { organisationList } from './organisation/list.ts';
import { organisationSetGraceDays } from './organisation/set-grace-days.ts';
import { organisationSetPolicies } from './organisation/set-policies.ts';
import { organisationSetReminders } from './organisation/set-reminders.ts';
import { organisationUpdate } from './organisation/update.ts';
import { overviewGet } from './overview/get.ts';
import { overviewSeries } from './overview/series.ts';
import { ownBotList } from './own-bot/list.ts';
import { ownBotRegister } from './own-bot/register.ts';
import { ownBotRemove } from './own-bot/remove.ts';
import { ownBotRotate } from './own-bot/rotate.ts';
import {
  ownBotAbandonSwitch,
  ownBotCheckSwitch,
  ownBotFinishSwitch,
  ownBotStartSwitch,
} from './own-bot/switch.ts';
import { paymentList } from './payment/list.ts';
import { paymentRefund } from './payment/refund.ts';
import { payoutList } from './payout/list.ts';
import { planArchive } from './plan/archive.ts';
import { planCreate } from './plan/create.ts';
import { planGet } from './plan/get.ts';
import { planList } from './plan/list.ts';
import { planPreviewChange } from './plan/preview-change.ts';
import { planRemove } from './plan/remove.ts';
import { planUpdate } from './plan/update.ts';
import { reconcileRun } from './reconcile/run.ts';
import { reconcileStatus } from './reconcile/status.ts';
import { shopCreator } from './shop/creator.ts';
import { shopLegal } from './shop/legal.ts';
import { shopMeta } from './shop/meta.ts';
import { shopPlan } from './shop/plan.ts';
import { shopSetIdentity } from './shop/set-identity.ts';
import { shopSetSlug } from './shop/set-slug.ts';
import { shopSetText } from './shop/set-text.ts';
import { shopSetWithdrawalRefund } from './shop/set-withdrawal-refund.ts';
import { shopSettings } from './shop/settings.ts';
import { starsOfPerson } from './stars/of-person.ts';
import { starsRefund } from './stars/refund.ts';
import { starsRenewal } from './stars/renewal.ts';
import { stripeAccountConnect } from './stripe-account/connect.ts';
import { stripeAccountGet } from './stripe-account/get.ts';
import { stripeAccountRefresh } from './stripe-account/refresh.ts';
import { stripeAccountTax } from './stripe-account/tax.ts';
import { subscriberBlock } from './subscriber/block.ts';
import { subscriberBlocks } from './subscriber/blocks.ts';
import { subscriberCreateMoveLink } from './subscriber/create-move-link.ts';
import { subscriberExportCsv } from './subscriber/export-csv.ts';
import { subscriberGet } from './subscriber/get.ts';
import { subscriberGiveDays } from './subscriber/give-days.ts';
import { subscriberList } from './subscriber/list.ts';
import { subscriberRemove } from './subscriber/remove.ts';
import { subscriberTakeBackDays } from './subscriber/take-back-days.ts';
import { subscriberTimeline } from './subscriber/timeline.ts';
import { subscriberUnblock } from './subscriber/unblock.ts';
import { subscriptionSetRenewal } from './subscription/set-renewal.ts';
import { subscriptionPreviewSwitch, subscriptionSwitchPlan } from './subscription/switch-by-support.ts';
import { subscriptionSwitchOptions } from './subscription/switch-options.ts';
import { supportAnswer } from './support/answer.ts';
import { supportList } from './support/list.ts';
import { systemStatus } from './system/status.ts';
import { teamInvite } from './team/invite.ts';
import { teamLeave } from './team/leave.ts';
import { teamList } from './team/list.ts';
import { teamRemove } from './team/remove.ts';
import { teamResendInvitation } from './team/resend-invitation.ts';
import { teamRevokeInvitation } from './team/revoke-invitation.ts';
import { teamSetRole } from './team/set-role.ts';
import type { UseCases } from './trpc/use-cases.ts';

/** What stands behind each procedure. */
export function useCases(deps: Deps, live: LiveHub): UseCases {
  return {
    system: { status: systemStatus(deps) },
    account: { me: accountMe(deps) },
    organisation: {
      create: organisationCreate(deps),
      list: organisationList(deps),
      get: organisationGet(deps),
      update: organisationUpdate(deps),
      closing: organisationClosing(deps),
      close: organisationClose(deps),
      setGraceDays: organisationSetGraceDays(deps),
      getReminders: organisationGetReminders(deps),
      setReminders: organisationSetReminders(deps),
      setPolicies: organisationSetPolicies(deps),
    },
    team: {
      list: teamList(deps),
      invite: teamInvite(deps),
      resendInvitation: teamResendInvitation(deps),
      revokeInvitation: teamRevokeInvitation(deps),
      setRole: teamSetRole(deps),
      remove: teamRemove(deps),
      leave: teamLeave(deps),
    },
    invitation: { get: invitationGet(deps), accept: invitationAccept(deps) },
    stripeAccount: {
      get: stripeAccountGet(deps),
      connect: stripeAccountConnect(deps),
      refresh: stripeAccountRefresh(deps),
      tax: stripeAccountTax(deps),
    },
    channel: {
      list: channelList(deps),
      get: channelGet(deps),
      connectLinks: channelConnectLinks(deps),
      check: channelCheck(deps),
      disconnect: channelDisconnect(deps),
    },
    ownBot: {
      list: ownBotList(deps),
      register: ownBotRegister(deps),
      rotate: ownBotRotate(deps),
      remove: ownBotRemove(deps),
      startSwitch: ownBotStartSwitch(deps),
      checkSwitch: ownBotCheckSwitch(deps),
      finishSwitch: ownBotFinishSwitch(deps),
      abandonSwitch: ownBotAbandonSwitch(deps),
    },
    coupon: { list: couponList(deps), create: couponCreate(deps), end: couponEnd(deps) },
    accessCode: {
      list: accessCodeList(deps),
      create: accessCodeCreate(deps),
      end: accessCodeEnd(deps),
      redeem: accessCodeRedeem(deps),
    },
    subscription: {
      switchOptions: subscriptionSwitchOptions(deps),
      previewSwitch: subscriptionPreviewSwitch(deps),
      switchPlan: subscriptionSwitchPlan(deps),
      cancelAtPeriodEnd: subscriptionSetRenewal(deps, { renews: false }),
      resume: subscriptionSetRenewal(deps, { renews: true }),
    },
    noticeText: {
      list: noticeTextList(deps),
      set: noticeTextSet(deps),
      reset: noticeTextReset(deps),
      preview: noticeTextPreview(deps),
    },
    plan: {
      list: planList(deps),
      get: planGet(deps),
      create: planCreate(deps),
      previewChange: planPreviewChange(deps),
      update: planUpdate(deps),
      archive: planArchive(deps, true),
      restore: planArchive(deps, false),
      remove: planRemove(deps),
    },
    checkout: {
      plan: checkoutPlan(deps),
      create: checkoutCreate(deps),
      useCode: checkoutUseCode(deps),
      status: checkoutStatus(deps),
    },
    claim: { create: claimCreate(deps) },
    access: { get: accessGet(deps), list: accessList(deps), undoRemoval: accessUndoRemoval(deps) },
    alert: { list: alertList(deps) },
    subscriber: {
      block: subscriberBlock(deps),
      unblock: subscriberUnblock(deps),
      blocks: subscriberBlocks(deps),
      list: subscriberList(deps),
      exportCsv: subscriberExportCsv(deps),
      get: subscriberGet(deps),
      timeline: subscriberTimeline(deps),
      giveDays: subscriberGiveDays(deps),
      takeBackDays: subscriberTakeBackDays(deps),
      remove: subscriberRemove(deps),
      createMoveLink: subscriberCreateMoveLink(deps),
    },
    brake: {
      list: brakeList(deps),
      setLimits: brakeSetLimits(deps),
      release: brakeRelease(deps),
      override: brakeOverride(deps),
      refuse: brakeRefuse(deps),
    },
    deadLetter: {
      list: deadLetterList(deps),
      get: deadLetterGet(deps),
      replay: deadLetterReplay(deps),
      replayMany: deadLetterReplayMany(deps),
      discard: deadLetterDiscard(deps),
    },
    stars: {
      ofPerson: starsOfPerson(deps),
      cancel: starsRenewal(deps, 'cancel'),
      reopen: starsRenewal(deps, 'reopen'),
      refund: starsRefund(deps),
    },
    drift: { list: driftList(deps), fix: driftFix(deps), dismiss: driftDismiss(deps) },
    reconcile: { status: reconcileStatus(deps), run: reconcileRun(deps) },
    payment: { list: paymentList(deps), refund: paymentRefund(deps) },
    payout: { list: payoutList(deps) },
    refund: { list: refundList(deps) },
    dispute: { list: disputeList(deps) },
    money: { summary: moneySummary(deps) },
    import: {
      dryRun: importDryRun(deps),
      run: importRun(deps),
      proceed: importProceed(deps),
      list: importList(deps),
      lines: importLines(deps),
    },
    live: { changes: liveChanges(live) },
    onboarding: { get: onboardingGet(deps) },
    overview: { get: overviewGet(deps), series: overviewSeries(deps) },
    attention: {
      list: attentionList(deps),
      count: attentionCount(deps),
      lookAgain: attentionLookAgain(deps),
      acknowledge: attentionAcknowledge(deps),
      bringBack: attentionBringBack(deps),
    },
    broadcast: {
      list: broadcastList(deps),
      get: broadcastGet(deps),
      audience: broadcastAudience(deps),
      create: broadcastCreate(deps),
      update: broadcastUpdate(deps),
      remove: broadcastRemove(deps),
      sendToMe: broadcastSendToMe(deps),
      schedule: broadcastSchedule(deps),
      unschedule: broadcastSteer(deps, 'unschedule'),
      pause: broadcastSteer(deps, 'pause'),
      resume: broadcastSteer(deps, 'resume'),
      cancel: broadcastSteer(deps, 'cancel'),
      recipients: broadcastRecipients(deps),
      exportCsv: broadcastExportCsv(deps),
    },
    shop: {
      creator: shopCreator(deps),
      plan: shopPlan(deps),
      legal: shopLegal(deps),
      meta: shopMeta(deps),
      settings: shopSettings(deps),
      setSlug: shopSetSlug(deps),
      setIdentity: shopSetIdentity(deps),
      setText: shopSetText(deps),
      setWithdrawalRefund: shopSetWithdrawalRefund(deps),
    },
    member: {
      requestLink: memberRequestLink(deps),
      open: memberOpen(deps),
      leave: memberLeave(deps),
      view: memberView(deps),
      receipts: memberReceipts(deps),
      claimLink: memberClaimLink(deps),
      changeCard: memberChangeCard(deps),
      cancel: memberRenewal(deps, 'cancel'),
      resume: memberRenewal(deps, 'resume'),
      withdraw: memberWithdraw(deps),
      sendCode: memberSendCode(deps),
      prove: memberProve(deps),
      export: memberExport(deps),
      erase: memberErase(deps),
      askMove: memberAskMove(deps),
      stopMove: memberStopMove(deps),
      moveLink: memberMoveLink(deps),
    },
    miniApp: { channel: miniAppChannel(deps), invoice: miniAppInvoice(deps) },
    chat: {
      standing: chatStanding(deps),
      sellers: chatSellers(deps),
      plans: chatPlans(deps),
      offer: chatOffer(deps),
      cancel: chatRenewal(deps, 'cancel'),
      resume: chatRenewal(deps, 'resume'),
      changeOptions: chatChangeOptions(deps),
      previewChange: chatPreviewChange(deps),
      change: chatChange(deps),
      beginWithdrawal: chatBeginWithdrawal(deps),
      useKnownEmail: chatUseKnownEmail(deps),
      withdraw: chatWithdraw(deps),
      receipts: chatReceipts(deps),
      beginSupport: chatBeginSupport(deps),
      erase: chatErase(deps),
      moves: chatMoves(deps),
      stopMove: chatStopMove(deps),
      stopAsking: chatStopAsking(deps),
    },
    support: {
      list: supportList(deps),
      answer: supportAnswer(deps),
    },
    bot: {
      ingest: botIngest(deps),
      hello: botHello(deps),
      chooseLanguage: botChooseLanguage(deps),
      registered: botRegistered(deps),
      tokenRejected: botTokenRejected(deps),
      start: botStart(deps),
      joinRequest: botJoinRequest(deps),
      joinAnswered: botJoinAnswered(deps),
      starsInvoice: botStarsInvoice(deps),
      preCheckout: botPreCheckout(deps),
      starsSubscriptions: botStarsSubscriptions(deps),
      cancelStars: botStarsRenewal(deps, 'cancel'),
      reopenStars: botStarsRenewal(deps, 'reopen'),
      actOnAlert: botActOnAlert(deps),
      stats: botStats(deps),
      broadcastChoices: botBroadcastChoices(deps),
      chooseBroadcasts: botChooseBroadcasts(deps),
    },
  };
}
