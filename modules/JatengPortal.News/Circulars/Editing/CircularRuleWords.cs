using JatengPortal.Kernel.Rules;

namespace JatengPortal.News.Circulars.Editing;

/// <summary>Broken rules of circulars in the language of the page.</summary>
internal static class CircularRuleWords
{
    public static string Of(RuleViolationException refused) => refused.Code switch
    {
        "circular.not-public" => Texts.Rule_not_public,
        "circular.number-missing" => Texts.Rule_number_missing,
        "circular.incomplete" => Texts.Rule_incomplete,
        "circular.number" => Texts.Number_malformed,
        "circular.number-taken" => Texts.Number_taken,
        "circular.number-changed" or "circular.number-used" => Texts.Rule_number_changed,
        "circular.number-year" => Texts.Rule_number_year,
        "circular.classification" => Texts.Rule_classification,
        "circular.classification-missing" => Texts.Rule_classification_missing,
        "circular.type-unknown" => Texts.Number_type_missing,
        "circular.nip" => Texts.Rule_nip,
        "circular.exemption-reason" => Texts.Rule_exemption_reason,
        "circular.date" => Texts.Rule_date,
        "circular.relation-self" => Texts.Rule_relation_self,
        "circular.relation-not-published" => Texts.Rule_relation_not_published,
        "circular.relation-cycle" => Texts.Rule_relation_cycle,
        "circular.relation-twice" => Texts.Rule_relation_twice,
        "circular.already-revoked" => Texts.Rule_already_revoked,
        "circular.line" or "circular.list-too-long" => Texts.Rule_lines,
        _ => refused.Message,
    };
}
