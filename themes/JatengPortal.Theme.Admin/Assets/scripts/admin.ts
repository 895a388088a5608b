// What makes the administration area quicker to use. Every page works without it.
import { startConfirming } from './confirm';
import { startEditors } from './editors';
import { startFollowing } from './live';
import { startMenu } from './menu';
import { forgetNotice } from './notice';
import { startWarning } from './unsaved';

startMenu();
startWarning();
startConfirming();
forgetNotice();
startFollowing();
void startEditors();
