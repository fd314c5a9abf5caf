package app.merestone.demo;

import app.merestone.accounts.AppointingPeople;
import app.merestone.accounts.AssigningOwners;
import app.merestone.accounts.Directory;
import app.merestone.accounts.InvitingPeople;
import app.merestone.accounts.StartingAccounts;
import app.merestone.agreement.AgreeingCriteria;
import app.merestone.agreement.BrowsingCriteria;
import app.merestone.agreement.ProposingCriteria;
import app.merestone.agreement.SayingWhy;
import app.merestone.agreement.WritingNotes;
import app.merestone.checkins.ArrangingCheckIns;
import app.merestone.closing.AnsweringTheEvidenceQuestion;
import app.merestone.closing.BrowsingClosing;
import app.merestone.closing.ClosingOnboarding;
import app.merestone.closing.EndingWithoutResult;
import app.merestone.datasync.BrowsingSyncs;
import app.merestone.datasync.ConnectingSyncs;
import app.merestone.datasync.DisputingSyncs;
import app.merestone.datasync.KeepingConnections;
import app.merestone.datasync.StatingUse;
import app.merestone.datasync.VerifyingSyncs;
import app.merestone.enablement.InternalTasks;
import app.merestone.portfolio.OwningRisks;
import app.merestone.results.BrowsingResults;
import app.merestone.results.CoSigning;
import app.merestone.results.KeepingEvidence;
import app.merestone.results.RecordingResults;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Every use case that the story's people reach for. */
@Component
@ConditionalOnProperty("merestone.demo")
record Onboarding(
        Stage stage,
        Directory directory,
        AppointingPeople appointing,
        StartingAccounts starting,
        InvitingPeople inviting,
        AssigningOwners assigning,
        SayingWhy sayingWhy,
        ProposingCriteria proposing,
        AgreeingCriteria agreeing,
        BrowsingCriteria criteria,
        WritingNotes notes,
        ArrangingCheckIns checkIns,
        InternalTasks tasks,
        ConnectingSyncs connecting,
        KeepingConnections connections,
        BrowsingSyncs syncs,
        VerifyingSyncs verifying,
        DisputingSyncs disputing,
        StatingUse using,
        RecordingResults recording,
        KeepingEvidence evidence,
        BrowsingResults results,
        CoSigning coSigning,
        AnsweringTheEvidenceQuestion answering,
        BrowsingClosing closing,
        ClosingOnboarding closingOnboarding,
        EndingWithoutResult ending,
        OwningRisks risks) {}
