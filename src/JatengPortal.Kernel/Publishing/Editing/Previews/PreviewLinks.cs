using System.Buffers.Text;
using System.Security.Cryptography;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Publishing.Editing.Previews;

/// <summary>A link that is open, with its address.</summary>
/// <param name="Link">Until when, and whose.</param>
/// <param name="EditionNumber">Which edition it shows.</param>
/// <param name="Path">Inside the tenant.</param>
public sealed record OpenPreview(PreviewLink Link, int EditionNumber, string Path);

/// <summary>
/// The links of the scope's tenant. A link holds nothing but its id, sealed with the portal's key for this tenant alone: nobody can make
/// one up, another tenant's opens nothing here, and a copy of the database opens nothing at all.
/// </summary>
internal sealed class PreviewLinks(CurrentTenant current, IDataProtectionProvider protection)
{
    private const int LongestToken = 400;

    /// <summary>The link that the token stands for and the edition that it opens; null where it is forged, expired or revoked.</summary>
    public async Task<PreviewLink?> FindAsync(Editorial editorial, string token, CancellationToken cancellationToken)
    {
        if (Unseal(editorial.Kind, token) is not { } id)
            return null;
        var (db, now) = (editorial.Db, editorial.Now);
        return await db.Set<PreviewLink>().AsNoTracking().SingleOrDefaultAsync(link => link.Id == id && link.ExpiresUtc > now, cancellationToken);
    }

    /// <summary>The open links of a document, the newest first.</summary>
    public async Task<IReadOnlyList<OpenPreview>> OfAsync(Editorial editorial, Guid documentId, CancellationToken cancellationToken)
    {
        var (db, now) = (editorial.Db, editorial.Now);
        var open = await db.Set<PreviewLink>().AsNoTracking().Where(link => link.ExpiresUtc > now)
            .Join(db.Set<Edition>().Where(edition => edition.DocumentId == documentId), link => link.EditionId, edition => edition.Id,
                (link, edition) => new { Link = link, edition.Number })
            .OrderByDescending(found => found.Link.CreatedUtc).ToListAsync(cancellationToken);
        return open.ConvertAll(found => new OpenPreview(found.Link, found.Number, ReadPreview.PathOf(editorial.Kind, Seal(editorial.Kind, found.Link.Id))));
    }

    private string Seal(EditorialKind kind, Guid id) => Base64Url.EncodeToString(ProtectorOf(kind).Protect(id.ToByteArray()));

    private Guid? Unseal(EditorialKind kind, string token)
    {
        if (token.Length > LongestToken || !Base64Url.IsValid(token))
            return null;
        try
        {
            return new Guid(ProtectorOf(kind).Unprotect(Base64Url.DecodeFromChars(token)));
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private IDataProtector ProtectorOf(EditorialKind kind) =>
        protection.CreateProtector("JatengPortal.Preview", kind.Id, current.Tenant.Id.ToString("N"));
}
