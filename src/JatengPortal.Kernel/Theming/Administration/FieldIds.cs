namespace JatengPortal.Kernel.Theming.Administration;

/// <summary>What ties a control to its label, hint and error.</summary>
/// <param name="Id">Of the control.</param>
/// <param name="Hint">Null for none.</param>
/// <param name="Error">Null for none.</param>
public sealed record FieldIds(string Id, string? Hint, string? Error)
{
    /// <summary>Of the hint.</summary>
    public string HintId => Id + "-petunjuk";

    /// <summary>Of the error.</summary>
    public string ErrorId => Id + "-galat";

    /// <summary>For <c>aria-describedby</c>; null where there is neither hint nor error.</summary>
    public string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (_, null) => HintId,
        (null, _) => ErrorId,
        _ => $"{HintId} {ErrorId}",
    };

    /// <summary>For <c>aria-invalid</c>.</summary>
    public string? Invalid => Error is null ? null : "true";

    /// <summary>The id of the control of that name.</summary>
    /// <remarks>With a prefix, since a field may be called like a part of the page.</remarks>
    public static string Of(string name) => "isian-" + name;
}

/// <summary>How wide a field is: as wide as what is typed into it.</summary>
public enum FieldWidth
{
    /// <summary>A title, a sentence, an address.</summary>
    Full,

    /// <summary>A name, a date with time.</summary>
    Medium,

    /// <summary>A number, a code.</summary>
    Narrow,
}
