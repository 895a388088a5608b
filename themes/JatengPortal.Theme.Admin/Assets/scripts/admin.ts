// What makes the administration area quicker to use. Every page works without it.
import { startConfirming } from './confirm';
import { startEditors } from './editors';
import { startFollowing } from './live';
import { startMenu } from './menu';
import { forgetNotice } from './notice';
import { startProposingSlugs } from './slug';
import { startKeepingTyping } from './typing';
import { startWarning } from './unsaved';

startMenu();
startWarning();
startKeepingTyping();
startConfirming();
forgetNotice();
startFollowing();
startProposingSlugs();
void startEditors();
