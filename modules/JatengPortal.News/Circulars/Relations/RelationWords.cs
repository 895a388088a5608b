namespace JatengPortal.News.Circulars.Relations;

/// <summary>What circulars do to each other, in the language of the page.</summary>
internal static class RelationWords
{
    public static string Of(RelationKind kind, bool isLater) => (kind, isLater) switch
    {
        (RelationKind.Amends, false) => Texts.Circular_amends,
        (RelationKind.Amends, true) => Texts.Circular_amended_by,
        (_, false) => Texts.Circular_revokes,
        _ => Texts.Circular_revoked_by,
    };

    public static string Of(LegalStatus status) => status switch
    {
        LegalStatus.Amended => Texts.Circular_status_amended,
        LegalStatus.Revoked => Texts.Circular_status_revoked,
        _ => Texts.Circular_status_in_force,
    };
}
