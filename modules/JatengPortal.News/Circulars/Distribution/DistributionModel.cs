using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Distribution;

/// <summary>The tables of the distribution: two in the site that sends, one in those that receive.</summary>
internal static class DistributionModel
{
    public static void AddDistribution(this ModelBuilder model)
    {
        model.Entity<CircularDistribution>(distribution =>
        {
            distribution.ToTable("circular_distributions");
            distribution.HasKey(d => d.CircularId);
            distribution.HasIndex(d => new { d.SentUtc, d.CircularId });
        });
        model.Entity<CircularReceiver>(receiver =>
        {
            receiver.ToTable("circular_receivers");
            receiver.HasKey(r => new { r.CircularId, r.TenantId });
            receiver.HasIndex(r => r.TenantId);
            receiver.HasOne<CircularDistribution>().WithMany().HasForeignKey(r => r.CircularId);
        });
        model.Entity<ReceivedCircular>(received =>
        {
            received.ToTable("received_circulars");
            received.Property(r => r.Id).ValueGeneratedNever();
            received.HasIndex(r => new { r.OriginId, r.CircularId }).IsUnique();
            received.HasIndex(r => r.Slug).IsUnique();
            received.HasIndex(r => new { r.ReceivedUtc, r.Id });
            received.HasIndex(r => new { r.AcknowledgedUtc, r.IsWithdrawn });
            received.Ignore(r => r.Letter);
            received.Ignore(r => r.Related);
        });
    }
}
