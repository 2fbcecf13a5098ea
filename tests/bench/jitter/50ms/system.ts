import { tankEvery } from '../tank.ts';

export default tankEvery('50ms');
