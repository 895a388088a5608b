namespace JatengPortal.Kernel.Theming.Administration;

/// <summary>Tells what waits for the person of the scope. Scoped; asked only where its permission is held.</summary>
public interface IDashboardSource
{
    /// <summary>Counts what waits; with an index, since it runs each time that the dashboard is opened.</summary>
    /// <returns>Items with a count of 0 aren't shown.</returns>
    Task<IReadOnlyList<DashboardItem>> LoadAsync(CancellationToken cancellationToken);
}

/// <summary>Something that waits for a person.</summary>
/// <param name="Text">What it is, in the language of the page, without the number: "berita menunggu persetujuan".</param>
/// <param name="Count">How many.</param>
/// <param name="Path">The page where it is dealt with, inside the tenant.</param>
public sealed record DashboardItem(string Text, int Count, string Path);
