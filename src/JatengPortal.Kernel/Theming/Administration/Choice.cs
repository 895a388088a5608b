namespace JatengPortal.Kernel.Theming.Administration;

/// <summary>Something to choose in a select, or among checkboxes or radio buttons.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Text">What people read.</param>
public sealed record Choice(string Value, string Text)
{
    /// <summary>A sentence more; null for none. Selects don't show it.</summary>
    public string? Hint { get; init; }

    /// <summary>The heading that it stands under, as do its neighbours of the same group; null for none.</summary>
    public string? Group { get; init; }

    /// <summary>Shown, and not to be chosen.</summary>
    public bool IsDisabled { get; init; }
}
