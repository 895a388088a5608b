namespace JatengPortal.Identity.SignIn;

/// <summary>How an attempt ended, in words.</summary>
internal static class OutcomeText
{
    public static string Of(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.Succeeded => Texts.Outcome_succeeded,
        SignInOutcome.WrongPassword => Texts.Outcome_wrong_password,
        SignInOutcome.WrongSecondFactor => Texts.Outcome_wrong_code,
        SignInOutcome.Closed => Texts.Outcome_closed,
        _ => Texts.Outcome_too_many,
    };
}
