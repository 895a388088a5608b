namespace JatengPortal.News.Circulars.Relations;

/// <summary>Whether what a circular says is still to be followed.</summary>
public enum LegalStatus
{
    /// <summary>Berlaku.</summary>
    InForce,

    /// <summary>Diubah: still in force, read together with what amends it.</summary>
    Amended,

    /// <summary>Dicabut.</summary>
    Revoked,
}
