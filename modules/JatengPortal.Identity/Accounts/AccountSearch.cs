using System.Globalization;
using JatengPortal.Identity.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Identity.Accounts;

/// <summary>How names are compared in lists and searches: in lower case, blanks folded.</summary>
internal static class AccountSearch
{
    private const int LongestSearch = 100;

    public static string Fold(string text) =>
        string.Join(' ', text.ToLower(CultureInfo.InvariantCulture).Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What somebody typed into a search field; cut where it is longer than any name.</summary>
    public static string Read(string? typed)
    {
        var text = Fold(typed ?? "");
        return text.Length <= LongestSearch ? text : text[..(char.IsHighSurrogate(text[LongestSearch - 1]) ? LongestSearch - 1
            : LongestSearch)];
    }

    /// <summary>Accounts in whose names or address every word of the search stands.</summary>
    public static IQueryable<PortalAccount> Matching(this IQueryable<PortalAccount> accounts, string search)
    {
        foreach (var word in search.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
            accounts = accounts.Where(account => account.SearchText.Contains(word));
        return accounts;
    }

    /// <summary>A page of them, by name; after the account of that id where there is one.</summary>
    public static async Task<IReadOnlyList<PortalAccount>> PageAsync(
        this IQueryable<PortalAccount> accounts, AccountsDbContext db, Guid? after, int size, CancellationToken cancellationToken)
    {
        if (after is { } id && await db.Accounts.Where(a => a.Id == id)
            .Select(a => a.SortName).FirstOrDefaultAsync(cancellationToken) is { } name)
            accounts = accounts.Where(account => account.SortName.CompareTo(name) > 0
                || (account.SortName == name && account.Id.CompareTo(id) > 0));
        return await accounts.OrderBy(account => account.SortName).ThenBy(account => account.Id).Take(size).ToListAsync(cancellationToken);
    }
}
