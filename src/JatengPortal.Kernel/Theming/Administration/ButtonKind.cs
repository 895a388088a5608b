namespace JatengPortal.Kernel.Theming.Administration;

/// <summary>How a button looks; links take the classes <c>btn btn-primary</c> and so on.</summary>
public enum ButtonKind
{
    /// <summary>What the page is for; one on a page.</summary>
    Primary,

    /// <summary>Everything else.</summary>
    Secondary,

    /// <summary>Takes something away.</summary>
    Danger,
}
