import {
  accessTokenList,
  accountView,
  changePasswordInput,
  createAccessTokenInput,
  createAccessTokenOutput,
  done,
  nothing,
  revokeAccessTokenInput,
  signUpInput,
} from "@paygo/contracts";
import {
  changePassword,
  createAccessToken,
  getAccount,
  listAccessTokens,
  revokeAccessToken,
  signOutEverywhere,
  signUp,
} from "@paygo/services";
import { procedure, router } from "../trpc.ts";

export const accountRouter = router({
  signUp: procedure
    .input(signUpInput)
    .output(accountView)
    .mutation(({ ctx, input }) => signUp(ctx.services, ctx.viewer, input, ctx.caller)),

  get: procedure
    .input(nothing)
    .output(accountView)
    .query(({ ctx }) => getAccount(ctx.services, ctx.viewer)),

  changePassword: procedure
    .input(changePasswordInput)
    .output(done)
    .mutation(({ ctx, input }) => changePassword(ctx.services, ctx.viewer, input)),

  signOutEverywhere: procedure
    .input(nothing)
    .output(done)
    .mutation(({ ctx }) => signOutEverywhere(ctx.services, ctx.viewer)),

  accessTokens: procedure
    .input(nothing)
    .output(accessTokenList)
    .query(({ ctx }) => listAccessTokens(ctx.services, ctx.viewer)),

  createAccessToken: procedure
    .input(createAccessTokenInput)
    .output(createAccessTokenOutput)
    .mutation(({ ctx, input }) => createAccessToken(ctx.services, ctx.viewer, input)),

  revokeAccessToken: procedure
    .input(revokeAccessTokenInput)
    .output(done)
    .mutation(({ ctx, input }) => revokeAccessToken(ctx.services, ctx.viewer, input)),
});
