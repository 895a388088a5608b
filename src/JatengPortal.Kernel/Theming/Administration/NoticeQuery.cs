using Microsoft.AspNetCore.WebUtilities;

namespace JatengPortal.Kernel.Theming.Administration;

/// <summary>Which notice an address names.</summary>
internal static class NoticeQuery
{
    public static string? KeyOf(string address)
    {
        var query = address.IndexOf('?', StringComparison.Ordinal);
        return query >= 0 && QueryHelpers.ParseQuery(address[query..]).TryGetValue(Notice.QueryName, out var key) ? key.ToString() : null;
    }
}
