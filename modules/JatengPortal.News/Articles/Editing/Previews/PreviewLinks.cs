using System.Buffers.Text;
using System.Security.Cryptography;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tenants;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Articles.Editing.Previews;

/// <summary>A link that is open, with its address.</summary>
/// <param name="Link">Until when, and whose.</param>
/// <param name="EditionNumber">Which edition it shows.</param>
/// <param name="Path">Inside the tenant.</param>
public sealed record OpenPreview(PreviewLink Link, int EditionNumber, string Path);

/// <summary>
/// The links of the scope's tenant. A link holds nothing but its id, sealed with the portal's key for this tenant alone: nobody can make
/// one up, another tenant's opens nothing here, and a copy of the database opens nothing at all.
/// </summary>
internal sealed class PreviewLinks(NewsDbContext db, CurrentTenant current, IDataProtectionProvider protection, TimeProvider clock)
{
    private const int LongestToken = 400;

    public DateTime Now => StoredTime.Of(clock.GetUtcNow().UtcDateTime);

    /// <summary>The link that the token stands for and the edition that it opens; null where it is forged, expired or revoked.</summary>
    public async Task<PreviewLink?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (Unseal(token) is not { } id)
            return null;
        var now = Now;
        return await db.PreviewLinks.AsNoTracking().SingleOrDefaultAsync(link => link.Id == id && link.ExpiresUtc > now, cancellationToken);
    }

    /// <summary>The open links of an article, the newest first.</summary>
    public async Task<IReadOnlyList<OpenPreview>> OfAsync(Guid documentId, CancellationToken cancellationToken)
    {
        var now = Now;
        var open = await db.PreviewLinks.AsNoTracking().Where(link => link.ExpiresUtc > now)
            .Join(db.Editions.Where(edition => edition.DocumentId == documentId), link => link.EditionId, edition => edition.Id,
                (link, edition) => new { Link = link, edition.Number })
            .OrderByDescending(found => found.Link.CreatedUtc).ToListAsync(cancellationToken);
        return open.ConvertAll(found => new OpenPreview(found.Link, found.Number, ReadPreview.PathOf(Seal(found.Link.Id))));
    }

    private string Seal(Guid id) => Base64Url.EncodeToString(Protector.Protect(id.ToByteArray()));

    private Guid? Unseal(string token)
    {
        if (token.Length > LongestToken || !Base64Url.IsValid(token))
            return null;
        try
        {
            return new Guid(Protector.Unprotect(Base64Url.DecodeFromChars(token)));
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private IDataProtector Protector => protection.CreateProtector("JatengPortal.News.Preview", current.Tenant.Id.ToString("N"));
}
