using JatengPortal.Kernel.Rules;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>Broken rules of the workflow in the language of the page.</summary>
internal static class EditorialWords
{
    public static string Of(RuleViolationException refused) => refused.Code switch
    {
        "edition.own" => Texts.Approve_own,
        "edition.not-submitted" or "edition.not-approved" => Texts.Approve_not_submitted,
        "edition.time-past" => Texts.Publish_time_past,
        "document.not-public" => Texts.Withdraw_not_public,
        // Rules of a kind carry their sentence in the language of the page already.
        _ => refused.Message,
    };
}
