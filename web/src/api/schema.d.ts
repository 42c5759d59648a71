// Generated from the server's OpenAPI document by `npm run api`. Do not edit by hand.

export interface paths {
    "/.well-known/oauth-authorization-server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Describe the authorization server. */
        get: operations["describe_authorization_server"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open an account.
         * @description Signs the device in as well. People under 18 begin with activities that only they see.
         */
        post: operations["open_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/passkey_options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for what a device needs to make the passkey of a new account. */
        post: operations["passkey_options_for_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Activities, newest first: your own, or those of somebody else that you may see.
         * @description Apps see those of the athlete alone: with `activity:read` as a friend does, with `activity:read_private` all.
         */
        get: operations["list_activities"];
        put?: never;
        /**
         * Bring a recording: the bytes of one FIT, GPX or TCX file, plain, gzipped or zipped, or a zip of many.
         * @description A file has at most 25 MB, an archive at most 1 GB. `X-File-Name` may carry the percent-encoded name.
         */
        post: operations["upload_activity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One activity with all its parts, as you may see it.
         * @description Apps see those of the athlete alone: with `activity:read` as a friend does, with `activity:read_private` as the
         *     athlete does, and in both cases what is known of the body only with `health:read`.
         */
        get: operations["get_activity"];
        put?: never;
        post?: never;
        /** Remove one of your activities, with its original and everything it earned. */
        delete: operations["remove_activity"];
        options?: never;
        head?: never;
        /** Correct one of your activities. */
        patch: operations["edit_activity"];
        trace?: never;
    };
    "/api/v1/activities/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Comments on an activity that you may see, the oldest first. */
        get: operations["list_comments"];
        put?: never;
        /** Write a comment on an activity that you may see. */
        post: operations["write_comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{id}/comments/{comment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete what you wrote, or what others wrote on an activity of yours. */
        delete: operations["delete_comment"];
        options?: never;
        head?: never;
        /** Change what you wrote. */
        patch: operations["edit_comment"];
        trace?: never;
    };
    "/api/v1/activities/{id}/comments/{comment_id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Approve a comment on an activity of yours that was held back. Doing it twice is doing it once. */
        put: operations["approve_comment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{id}/gear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say with which gear one of your activities was done. It stays so. */
        put: operations["choose_activity_gear"];
        post?: never;
        /** Say that one of your activities was done without any of your gear. It stays so. */
        delete: operations["take_off_activity_gear"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{id}/kudos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who gave kudos to an activity that you may see, the latest first. */
        get: operations["list_kudos"];
        /** Give kudos to an activity that you may see. Once is enough: giving again changes nothing. */
        put: operations["give_kudos"];
        post?: never;
        /** Take your kudos back. */
        delete: operations["take_back_kudos"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{id}/original": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The file as you uploaded it, byte for byte.
         * @description It may hold a heart rate, so apps need `health:read` beside `activity:read_private`.
         */
        get: operations["get_original"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{id}/streams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The samples of an activity as you may see them, as columns of equal length.
         * @description Apps get those of the athlete alone, and heart rate and temperature with `health:read` alone.
         */
        get: operations["get_streams"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the apps that you registered. */
        get: operations["list_apps"];
        put?: never;
        /**
         * Register an app that athletes may connect.
         * @description The retry of a registration whose answer was lost finds the app that is there; its secret is renewed.
         */
        post: operations["register_app"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/apps/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change one of your apps.
         * @description An address that is not among the new ones is not led to any more, from now on.
         */
        put: operations["edit_app"];
        post?: never;
        /**
         * Remove one of your apps.
         * @description Whatever athletes allowed it ends at the next request.
         */
        delete: operations["remove_app"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/apps/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew the secret of one of your apps.
         * @description The old one is worth nothing from now on. What athletes allowed stays.
         */
        post: operations["renew_app_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/athletes/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Somebody's page: who they are, what they achieved, what they did lately. */
        get: operations["show_athlete"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/athletes/{handle}/mutual_friends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Friends whom you have in common with somebody. Nobody under 18 is among them, and of somebody under 18 there are none. */
        get: operations["list_mutual_friends"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom you blocked, the latest first. */
        get: operations["list_blocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/blocks/{athlete_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Block somebody. Friendship, requests, following and coaching end, and what either said about the other's activities goes. */
        put: operations["block_athlete"];
        post?: never;
        /** Take a block back. You see each other again, and are not friends. A block of theirs stays. */
        delete: operations["unblock_athlete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/body": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your measures. */
        get: operations["get_body"];
        /** Set your measures. Zones and load of all your activities follow within moments. */
        put: operations["put_body"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The challenges I can join, those I am in, and those that are over. */
        get: operations["list_challenges"];
        put?: never;
        /** Create a challenge. */
        post: operations["create_challenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/challenges/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A challenge: what it asks for, and how I stand. */
        get: operations["show_challenge"];
        /** Edit a challenge: once somebody takes part, this makes a new version of its rules. */
        put: operations["edit_challenge"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/challenges/{id}/invitations/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Invite a friend to a challenge that I hold. Inviting twice is inviting once. */
        put: operations["invite_to_challenge"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/challenges/{id}/membership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Join a challenge. */
        put: operations["join_challenge"];
        post?: never;
        /** Leave a challenge. Leaving twice is leaving once. */
        delete: operations["leave_challenge"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/challenges/{id}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of my activities in a challenge, the latest first.
         * @description Activities of the week before and the week after get one too; they say that they are outside.
         */
        get: operations["list_receipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/challenges/{id}/standings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The standings of a challenge, from the top. */
        get: operations["list_standings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/challenges/{id}/standings/around_me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My line of the standings with its neighbours. */
        get: operations["standings_around_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/challenges/{id}/standings/friends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The standings among my friends and me. */
        get: operations["standings_among_friends"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coached": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who lets you look as their coach, the latest first. */
        get: operations["list_coached"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coached/{athlete_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** You look at them as anybody else from now on. */
        delete: operations["step_down_as_coach"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coaches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who looks at you as a coach, the latest first. */
        get: operations["list_coaches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coaches/{athlete_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Let a friend, or somebody who coaches a group of yours, look as your coach. They see what friends see, and what you show to
         *     coaches. Saying it twice is saying it once.
         */
        put: operations["let_coach"];
        post?: never;
        /** They look as anybody else from now on. They are not told. */
        delete: operations["end_coach"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/comparisons/myself": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This week, month and year beside the ones before, and my best times of each year for my age. */
        get: operations["show_own_comparison"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/comparisons/region": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where I stand in my region: hours, 5 km and level, among people of my age group and sex where there are enough. */
        get: operations["show_region_comparison"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/comparisons/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say with whose times I am compared, or take it back. */
        put: operations["set_comparison_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what an app asks for. */
        get: operations["show_consent"];
        put?: never;
        /**
         * Allow an app what you chose, or nothing.
         * @description The code in the answer is good for one minute, once, for this app alone.
         */
        post: operations["decide_consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/countries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List countries. */
        get: operations["list_countries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/countries/{code}/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the regions of a country: the parts of ISO 3166-2 that have no other above them. */
        get: operations["list_regions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look whose code this is, before letting a device in. */
        post: operations["check_device"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a device in, or not.
         * @description It may bring recordings, and nothing else. A code is decided about once.
         */
        post: operations["decide_device"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/erasures/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask how far your erasure is
         * @description Nobody needs an account for it, only the receipt.
         */
        post: operations["show_erasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What your friends, the people whom you follow and you did, newest first: by local day, and within a day by when it was brought. */
        get: operations["show_feed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you told us, and what became of it */
        get: operations["list_feedback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feedback/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say something about a page
         * @description The caller makes the id, a UUIDv7, so sending again is harmless. For a day, and as long as nobody has
         *     answered, the same id with other words changes what was said. Open to strangers.
         */
        put: operations["send_feedback"];
        post?: never;
        /**
         * Take back what you said
         * @description Doing it twice is doing it once.
         */
        delete: operations["delete_feedback"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feedback/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say that you read what you were told */
        put: operations["read_feedback"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feedback/{id}/screenshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at a picture
         * @description For who sent it and for operators, as a file that no browser runs.
         */
        get: operations["get_screenshot"];
        /**
         * Attach a picture
         * @description A PNG of at most 2 MB. We keep the pixels and nothing else that a file may carry. Sending again is harmless;
         *     another picture takes the place of the first.
         */
        put: operations["attach_screenshot"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/followers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who follows you, the latest first. */
        get: operations["list_followers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/followers/{athlete_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove somebody from those who follow you. They are not told; a block keeps them away. */
        delete: operations["remove_follower"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/followers/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether people may follow you. */
        get: operations["show_follow_settings"];
        /**
         * Let people follow you, or let nobody. It is off until you turn it on. Turned off, it pauses: who follows you stays on your
         *     list, and nothing of you comes into their feeds.
         */
        put: operations["set_follow_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/following": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom you follow, the latest first. */
        get: operations["list_following"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/following/{athlete_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Follow somebody who lets people follow them: what they show to everyone comes into your feed. They see you among their
         *     followers. Following again changes nothing.
         */
        put: operations["follow_athlete"];
        post?: never;
        /** Follow somebody no longer. They are not told. Doing it twice is doing it once. */
        delete: operations["unfollow_athlete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/friends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your friends: close ones first, and among them as among the others the newest friendship first. */
        get: operations["list_friends"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/friends/{athlete_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Accept somebody's request. Friends already: nothing changes. */
        put: operations["accept_friend"];
        post?: never;
        /** Be friends no longer. It is not told to them, and they are not suggested to you. */
        delete: operations["remove_friend"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/friends/{athlete_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Mark a friend as close. Nobody but you sees it; it changes what comes first for you, and nothing that they see. */
        put: operations["mark_close_friend"];
        post?: never;
        /** A friend like any other again. Doing it twice is doing it once. */
        delete: operations["unmark_close_friend"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/friends/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The links by which you invite people, without their secrets. */
        get: operations["list_friend_invitations"];
        put?: never;
        /**
         * Make a link that invites people to be your friends. Whoever opens it and says yes is your friend at once. It is good for
         *     14 days and 50 people, and its address is told this once.
         */
        post: operations["make_friend_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/friends/invitations/{invitation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a link back: it makes nobody your friend any more. Who is your friend stays so. */
        delete: operations["revoke_friend_invitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/friends/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests that wait for an answer, the latest first. */
        get: operations["list_requests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/friends/requests/{athlete_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Ask somebody to be friends. If they asked you already, you are friends at once. Asking again changes nothing. */
        put: operations["ask_friend"];
        post?: never;
        /** Withdraw your request, or decline theirs, whichever there is. Declining is not told to them. */
        delete: operations["end_request"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your shoes and bikes, and how far each went. */
        get: operations["list_gear"];
        put?: never;
        /** Add a pair of shoes or a bike. */
        post: operations["add_gear"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gear/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete your gear. The activities done with it stay. */
        delete: operations["remove_gear"];
        options?: never;
        head?: never;
        /** Change your gear, take it out of use or into use again. */
        patch: operations["edit_gear"];
        trace?: never;
    };
    "/api/v1/gear/{id}/defaults/{sport}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give this gear to all new activities of a sport, in the place of what they got before. */
        put: operations["set_gear_default"];
        post?: never;
        /** Give this gear to new activities of a sport no longer. */
        delete: operations["end_gear_default"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gear/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you bought and could count as gear. */
        get: operations["list_gear_offers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gear/offers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start counting the kilometres of what you bought, from today on. It becomes what new activities of its sport
         *     get, unless they get something already.
         */
        post: operations["take_gear_offer"];
        /** Do not count what you bought. An offer that was taken stays taken. */
        delete: operations["decline_gear_offer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find groups by the beginnings of words of their names and places, by sport, or by both. */
        get: operations["search_groups"];
        put?: never;
        /** Make a group. You own it and are its first member. */
        post: operations["create_group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Look at a group. One that is not open shows those outside its name, what it is about, and how many belong to it. */
        get: operations["show_group"];
        /** Change what a group is like. A group that was not open cannot become open: people joined it knowing who reads there. */
        put: operations["edit_group"];
        post?: never;
        /** Close a group, for all its members and for ever. Doing it twice is doing it once. */
        delete: operations["close_group"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}/bans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom a group that you run put out for good. */
        get: operations["list_group_bans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}/bans/{athlete_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put a member, or somebody who asked, out of a group that you run, for good. For them the group does not exist any more, also
         *     with an invitation. Doing it twice is doing it once.
         */
        put: operations["ban_from_group"];
        post?: never;
        /** Let somebody come again whom a group that you run put out for good. They do not belong to it by that. */
        delete: operations["unban_from_group"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When and where a group meets, for whoever may read it. */
        get: operations["list_group_events"];
        put?: never;
        /** Say when and where a group meets that you run or coach. */
        post: operations["create_group_event"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}/events/{event_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change an event of a group that you run or coach, or call it off. Calendars that hold it learn which state is the newer one. */
        put: operations["edit_group_event"];
        post?: never;
        /** Delete an event of a group that you run or coach, with all answers. Doing it twice is doing it once. */
        delete: operations["delete_group_event"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}/events/{event_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say whether you come to an event of a group to which you belong. The last word counts. */
        put: operations["answer_group_event"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}/events/{event_id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who said what about an event of a group to which you belong: who comes, who may, who does not; each the first first. Of the
         *     young only friends and those who run or coach the group are told.
         */
        get: operations["list_group_event_answers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}/events/{event_id}/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An event as a file for a calendar (RFC 5545), for whoever may read the group. A later file takes the place of an earlier one. */
        get: operations["get_group_event_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The links that let people into a group that you run, without their secrets. */
        get: operations["list_group_invitations"];
        put?: never;
        /** Make a link that lets people into a group that you run. Its address is told this once; it is good for anybody who has it. */
        post: operations["make_group_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}/invitations/{invitation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a link back: it lets nobody in any more. Whom it let in stays. */
        delete: operations["revoke_group_invitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who belongs to a group: owners, admins, coaches, members, each the longest-standing first. Of the young only friends and
         *     those who run or coach the group are told.
         */
        get: operations["list_group_members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}/members/{athlete_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Let somebody in who asked to join a group that you run. Doing it twice is doing it once. */
        put: operations["accept_group_member"];
        post?: never;
        /** Put a member out of a group that you run. They may come again, where anybody may. */
        delete: operations["remove_group_member"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}/members/{athlete_id}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what a member is in a group that you run; or step down yourself. Only owners name owners and admins. */
        put: operations["set_group_role"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}/membership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Join a group. Into one that is not open you get by an invitation, or you ask, and those who run it answer. Joining or asking
         *     again changes nothing.
         */
        put: operations["join_group"];
        post?: never;
        /**
         * Leave a group, or take your request back, whichever there is. What you brought to its totals goes with you; what you wrote
         *     there stays.
         */
        delete: operations["leave_group"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The picture of a group of which you see at least the name. */
        get: operations["get_group_picture"];
        /**
         * Set the picture of a group that you run: a PNG of at most 1 MB and 1024 pixels a side. We keep the pixels and nothing else that
         *     a file may carry. Sending again is harmless.
         */
        put: operations["set_group_picture"];
        post?: never;
        /** Take the picture of a group that you run away. Doing it twice is doing it once. */
        delete: operations["remove_group_picture"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was written in a group that you may read, the latest first. What somebody wrote whom you muted is left out, unless they
         *     said it for the group.
         */
        get: operations["list_group_posts"];
        put?: never;
        /** Write something in a group to which you belong. */
        post: operations["write_group_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}/posts/{post_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete what you wrote in a group, or what anybody wrote in one that you run. */
        delete: operations["delete_group_post"];
        options?: never;
        head?: never;
        /** Change what you wrote in a group. */
        patch: operations["edit_group_post"];
        trace?: never;
    };
    "/api/v1/groups/{id}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asked to join a group that you run, the longest-waiting first. */
        get: operations["list_group_requests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}/requests/{athlete_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Decline somebody who asked to join a group that you run. They are not told, and cannot ask again for thirty days. */
        delete: operations["decline_group_member"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a group did this week, this month and this year, by your calendar. */
        get: operations["show_group_totals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handles/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check a handle. */
        get: operations["check_handle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your past uploads, newest first. Their files are told by the address of each import. */
        get: operations["list_imports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an import is doing. */
        get: operations["get_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who invites you to be friends, by what stands in their link. */
        get: operations["show_invitation"];
        /**
         * Be friends with whoever made the link: they invited you, so you are friends at once. Under 18 you ask them instead, and they
         *     answer. Friends already: nothing changes, and the link is not used.
         */
        put: operations["accept_invitation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show my account. */
        get: operations["show_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change my account. */
        patch: operations["change_me"];
        trace?: never;
    };
    "/api/v1/me/apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the apps that you connected. */
        get: operations["list_connected_apps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/apps/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Disconnect an app.
         * @description Everything you allowed it ends at its next request, on every device. Disconnecting what is not connected is
         *     harmless.
         */
        delete: operations["disconnect_app"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What staff did with your account, the latest first. What the law keeps from you for a time is left out. */
        get: operations["list_my_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show my card: what others see beside anything I did.
         * @description Apps reach it with `profile`. Address, birthday and region are not on it.
         */
        get: operations["show_my_card"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what I allow, with the words about each. */
        get: operations["list_consents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/consents/{purpose}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Allow a purpose, or take it back.
         * @description A withdrawal holds from the next question on, and what was worked out under the consent is removed within a minute.
         *     Saying it again changes nothing.
         */
        put: operations["set_consent"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/consents/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what I decided, newest first. */
        get: operations["list_consent_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was decided about your content, the latest first. */
        get: operations["list_decisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/decisions/{id}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Appeal against a decision, once and within half a year. Somebody else than who decided answers. */
        post: operations["appeal_decision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Begin to move to another address.
         * @description A code goes there. Until it has come back (`confirm_email`) the address of before stays. Whether somebody else has
         *     the address is not told.
         */
        put: operations["change_email"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/email/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a code to my address.
         * @description To the one that is to be new while its code is awaited, else to the present one. The code of before is worth
         *     nothing from then on.
         */
        post: operations["send_email_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/email/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove that I read my address.
         * @description If the code was sent to another address than the present one, that is the address from now on; the one of before
         *     is told, if it was proven.
         */
        post: operations["confirm_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase your account and everything in it.
         * @description From this answer on all your devices and apps are signed out, and nobody meets you any more. After seven days, or a
         *     quarter of an hour if you do not want to wait, the key of your files is destroyed and everything is deleted. Until then
         *     signing in with `keep_account=true` takes it back.
         */
        post: operations["ask_erasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your exports of the last days, and how far the one is that is being made. */
        get: operations["list_exports"];
        put?: never;
        /**
         * Ask for a copy of everything that is stored of you. It is made in the background, and kept for seven days.
         * @description While one is being made, asking again gives that one.
         */
        post: operations["ask_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete one of your exports. One that is being made is not made. Deleting what is gone is harmless.
         * @description It still counts as one of the three of its day.
         */
        delete: operations["remove_export"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/exports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch one of your exports, a ZIP. It needs a sign-in of the last hour. */
        get: operations["download_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The groups to which you belong or asked to belong, the latest first. */
        get: operations["list_my_groups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/openid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the accounts elsewhere that open yours. */
        get: operations["list_openid_connections"];
        put?: never;
        /**
         * Connect an account elsewhere with yours.
         * @description Only the session that set out may do this, in the browser that it set out in.
         */
        post: operations["finish_openid_connection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/openid/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set out to a provider to connect an account there with yours. */
        post: operations["begin_openid_connection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/openid/connections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Disconnect an account elsewhere. */
        delete: operations["remove_openid_connection"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change my password.
         * @description Your other devices are signed out. Who has only passkeys so far needs a sign-in of the last hour.
         */
        put: operations["change_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/recovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Cancel the recovery of my account. Cancelling what is not there is harmless. */
        delete: operations["cancel_my_recovery"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/restores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Exports that you brought, how far they are, and what came of them. */
        get: operations["list_restores"];
        put?: never;
        /**
         * Bring an export that you made of another Stadion. It is taken in in the background.
         * @description The body is the ZIP as you fetched it, at most 4 GB. The same export again changes nothing.
         */
        post: operations["begin_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second_step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show my second step of signing in. */
        get: operations["show_second_step"];
        /**
         * Turn the second step on.
         * @description From now on signing in with the password asks for a code.
         */
        put: operations["confirm_second_step"];
        /**
         * Begin with a second step.
         * @description Nothing is asked for until the first code of the app came back. Beginning again forgets what was begun
         *     before, but never a step that holds already.
         */
        post: operations["begin_second_step"];
        /**
         * Turn the second step off.
         * @description The app's codes and those on paper are worth nothing from then on. Turning off what is off is harmless.
         */
        delete: operations["remove_second_step"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second_step/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make new codes for paper. Those of before are worth nothing from then on. */
        post: operations["renew_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/security": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how my account is kept safe. */
        get: operations["show_security"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom you muted, the latest first. */
        get: operations["list_mutes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mutes/{athlete_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** What they do leaves your feed. They are not told. Doing it twice is doing it once. */
        put: operations["mute_athlete"];
        post?: never;
        /** What they do is in your feed again, if you are friends. */
        delete: operations["unmute_athlete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the notices: what is processed, what for, how long, who gets it, how to stop it. */
        get: operations["list_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What there is to hear of, what moved last first. More of the same is one line: kudos of five people on one run, say. */
        get: operations["list_notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say that you read one. Doing it twice is doing it once; what happens to it afterwards is unread again. */
        put: operations["read_notification"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hear how much is unread, at once and whenever that changes.
         * @description Server-sent events named `unread`, with `{"unread": 2, "latest": "2026-05-01T09:00:00Z", "quiet": false}`; 30 stands for 30
         *     or more, and in quiet hours nothing should catch the eye. `elsewhere` is the last event of a stream that made room for a newer one.
         */
        get: operations["hear_notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say that you read everything up to a moment. */
        put: operations["read_notifications"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you want to hear of, and when nothing rings. */
        get: operations["show_notification_settings"];
        /** Choose what you want to hear of, and when nothing rings. Kinds that are not named stay as they are. */
        put: operations["set_notification_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/accounts/{athlete_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Look at what is not public of an account. Each look stands in the audit trail, and its owner sees it. */
        get: operations["look_at_account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/accounts/{athlete_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a closed account again, with everything it had. Doing it twice is doing it once. */
        post: operations["reopen_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/accounts/{athlete_id}/requests/{request_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree. A ban takes effect with this answer; a look is open to whoever asked for an hour.
         * @description However many agree at once, it happens once.
         */
        post: operations["confirm_staff_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/accounts/{athlete_id}/requests/{request_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do not agree. Nothing happens to the account. */
        post: operations["decline_staff_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole trail, the latest first. */
        get: operations["list_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/audit/{entry_no}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep a line from the person concerned. */
        put: operations["hold_audit_entry"];
        post?: never;
        /** Show a line to the person concerned again. */
        delete: operations["release_audit_entry"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports and appeals that wait for a decision. */
        get: operations["list_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/cases/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer an appeal. A decision that is taken back is undone with this answer. */
        post: operations["answer_appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/cases/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide on a report. It takes effect with this answer; of many who decide at once, one does. */
        post: operations["decide_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All regional challenges, those that end last first. */
        get: operations["list_operated_challenges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/challenges/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Declare that no late upload is waited for: the standings become final within minutes.
         * @description The last day has to be over everywhere. Doing it twice is doing it once.
         */
        post: operations["close_challenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/challenges/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The receipts of a regional challenge, those that came last first. */
        get: operations["list_challenge_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people said */
        get: operations["list_operated_feedback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/feedback/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Answer what somebody said
         * @description The sender is told of an answer, and of a decision. Sending the same again changes nothing.
         */
        patch: operations["answer_feedback"];
        trace?: never;
    };
    "/api/v1/operator/feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All feeds with their last readings. */
        get: operations["list_feeds"];
        put?: never;
        /** Name a feed of a shop: one for each country. */
        post: operations["create_feed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/feeds/{feed}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change where a feed is, or how often it is read. */
        patch: operations["change_feed"];
        trace?: never;
    };
    "/api/v1/operator/feeds/{feed}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a feed as a file, up to 500 MB, plain or gzipped. It is read in a moment. */
        post: operations["upload_feed_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/feeds/{feed}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read a feed now instead of when its time comes. */
        post: operations["run_feed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/feeds/{feed}/runs/{run}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a feed which became implausibly short is right: what it does not have leaves the list. */
        post: operations["accept_short_feed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/feeds/{feed}/runs/{run}/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products that a reading left out: the first thousand of them. */
        get: operations["list_feed_faults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/journey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far people come
         * @description By week of registration and by country, with what is counted said in `window_days` and in each description.
         */
        get: operations["show_journey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Recent orders and how each was attributed, those heard of last first. */
        get: operations["list_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/promotions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All promotions with their figures, the newest first. */
        get: operations["list_promotions"];
        put?: never;
        /** Create a promotion. */
        post: operations["create_promotion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/promotions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a promotion with its figures. */
        get: operations["show_promotion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Edit a promotion. Offers that were made stay as they were promised. */
        patch: operations["edit_promotion"];
        trace?: never;
    };
    "/api/v1/operator/promotions/{id}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring codes of the shop's own making. The same text twice adds nothing. */
        post: operations["bring_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/promotions/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a promotion for good. Offers that were made stay good until they run out. */
        post: operations["end_promotion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/promotions/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a promotion give no offers for now. Offers that were made stay good. */
        post: operations["pause_promotion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/promotions/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a paused promotion give offers again. */
        post: operations["resume_promotion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests that your role asks for or agrees to, the latest first. */
        get: operations["list_staff_requests"];
        put?: never;
        /** Ask for an account to be closed, or for a look at what is not public of it. Another person has a day to agree. */
        post: operations["ask_staff_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/shops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All shops, by name. */
        get: operations["list_operated_shops"];
        put?: never;
        /** Open a shop. Its webhook secret is shown this once. */
        post: operations["create_shop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/shops/{shop}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a shop, pause it or open it again. */
        patch: operations["change_shop"];
        trace?: never;
    };
    "/api/v1/operator/shops/{shop}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make another webhook secret. The one before is worthless at once; this one is shown this once. */
        post: operations["rotate_shop_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your passkeys. */
        get: operations["list_passkeys"];
        put?: never;
        /**
         * Add a passkey.
         * @description A ceremony counts once: without a key a retry is refused and adds nothing.
         */
        post: operations["add_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a passkey. */
        delete: operations["remove_passkey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for what a device needs to make a passkey for your account. */
        post: operations["passkey_options"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find people by the beginning of their names or handles, in any script. A typo is forgiven in a word of four letters, two in
         *     one of eight. A word may also be that of a group to which both of you belong.
         */
        get: operations["search_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who finds you beside your friends. */
        get: operations["show_find_settings"];
        /** Say who finds you beside your friends. It holds from the next search on. */
        put: operations["set_find_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you decided about being seen. */
        get: operations["show_privacy"];
        /** Decide who sees which part of your activities. That your work no longer makes you worth finding needs a sign-in of the last hour. */
        put: operations["change_privacy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/hide_past": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make past activities less visible, all at once. None becomes more visible by it. */
        post: operations["hide_past_activities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/sports/{sport}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Decide who sees new activities of one sport. */
        put: operations["set_sport_audience"];
        post?: never;
        /** Let new activities of a sport begin as all others do. */
        delete: operations["end_sport_audience"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where I stand: level, streak, badges, personal bests. */
        get: operations["show_progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/progress/goal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set my own goal of active days a week, from this week on. */
        put: operations["set_goal"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask to recover an account by e-mail.
         * @description It takes 72 hours, in which a mail and every signed-in device can cancel it. The answer, and how long it takes, is
         *     the same whether anybody has the address; only proven addresses get mail.
         */
        post: operations["ask_recovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a recovery with the link from its mail. */
        post: operations["cancel_recovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish a recovery.
         * @description Sets the password, ends every session and takes a second step off. For seven days the address, passkeys, the second
         *     step and a wider audience cannot be changed.
         */
        post: operations["finish_recovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you reported and what became of it, the latest first. */
        get: operations["list_reports"];
        put?: never;
        /**
         * Report something that you can see.
         * @description Whose it is does not learn who reported it. Reporting it again while it waits changes nothing.
         */
        post: operations["report_content"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/restrictions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom you restricted, the latest first. */
        get: operations["list_restrictions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/restrictions/{athlete_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** What they write on your activities waits for you. They are not told. Doing it twice is doing it once. */
        put: operations["restrict_athlete"];
        post?: never;
        /** What they write from now on is for everybody; what waits still waits for you. */
        delete: operations["unrestrict_athlete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your sessions. */
        get: operations["list_sessions"];
        put?: never;
        /**
         * Sign in with a password.
         * @description An unknown address and a wrong password get the same answer after the same work. Who has a second step is
         *     asked for its code once the password is right: send all three again. Where too many guesses were made, a try needs
         *     some work first (`POST /api/v1/sessions/work`). A session that the device already had
         *     is replaced.
         */
        post: operations["sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of your sessions. */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign out.
         * @description Ends this session, takes back the cookie, and asks the browser to forget what our pages kept.
         */
        delete: operations["sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a link from a mail.
         * @description Who has a second step is asked for its code; the link is used up only when both are right. A session opened this
         *     way cannot change what opens the door.
         */
        post: operations["sign_in_with_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link that signs in.
         * @description The answer, and how long it takes, is the same whether anybody has the address. A link goes to proven addresses
         *     only, works for ten minutes and once.
         */
        post: operations["ask_sign_in_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/openid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the providers through which one may sign in. */
        get: operations["list_openid_providers"];
        put?: never;
        /**
         * Sign in with what a provider says.
         * @description Who has a second step is asked for its code, unless the provider asked for two factors and the operator trusts it
         *     with that: send all again with the code. Who has no account here gets a form: send the same `provider` and `state`
         *     with it to `POST /api/v1/accounts`, within half an hour.
         */
        post: operations["finish_openid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/openid/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set out to a provider.
         * @description The way is bound to this browser by a cookie, and good once.
         */
        post: operations["begin_openid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a passkey. */
        post: operations["sign_in_with_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/passkey_options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for what a device needs to sign in with one of its passkeys.
         * @description Nobody is named: the device offers the passkeys it has for Stadion, also while the e-mail field is filled in.
         */
        post: operations["passkey_options_for_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask what to do first.
         * @description After a sign-in was answered with `work_needed`. What is found goes with the next try, once, within five minutes. The
         *     answer does not depend on whether anybody has the address.
         */
        post: operations["ask_work"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/clicks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go to the shop, with a product and the code of an offer. */
        post: operations["go_to_shop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My offers, and those that I may take. */
        get: operations["list_offers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/offers/{id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the code of an offer. */
        post: operations["take_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/products/{shop}/{product}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The picture of a product that is sold in my country. */
        get: operations["show_product_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/promotions/{id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the code of an open promotion. */
        post: operations["take_open_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What of the shops' goods suits me now, and why.
         * @description Only goods that are in stock in my country. Nothing about health is looked at.
         */
        get: operations["list_suggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/suggestions/{shop}/{product}/hidden": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say that a product is of no interest: its whole model is not suggested any more. */
        put: operations["hide_suggestion"];
        post?: never;
        /** Take back that a product is of no interest. */
        delete: operations["unhide_suggestion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{id}/redemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Redeem a code for an order, signed like a webhook. Asking again for the same order is harmless. */
        post: operations["redeem_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{id}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell of an order: signed as in Standard Webhooks with the secret of the shop.
         * @description Send it again with the same `webhook-id` until it is answered with 2xx; later, twice or out of order does no
         *     harm.
         */
        post: operations["receive_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People you may know, because you have friends in common. Nobody under 18 is suggested or gets suggestions. */
        get: operations["suggest_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suggestions/{athlete_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Suggest somebody no more. Nobody is told, and they can still be found by name. */
        delete: operations["decline_person"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/summaries/week": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A week of yours, the one before in one sum, and six weeks of load. */
        get: operations["get_week"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/activities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which of my planned sessions one of my activities was. Somebody else's activity was none. */
        get: operations["show_matched_session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My plan as of today: its weeks, and what changed by itself and why. */
        get: operations["show_plan"];
        /** Make a plan for a goal. */
        put: operations["make_plan"];
        post?: never;
        /** End my plan. Ending it again changes nothing. */
        delete: operations["end_plan"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/plan/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See what a plan for a goal would be like, without making it. */
        post: operations["preview_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My sessions of some days; today's unless said. */
        get: operations["list_training_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of my sessions: its steps with my own targets, and what was done of each. */
        get: operations["show_session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Move a session to another day, or skip it. */
        patch: operations["change_session"];
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose by hand which of your activities a session was. */
        put: operations["choose_activity"];
        post?: never;
        /** Take a session and its activity apart. Doing it again changes nothing. */
        delete: operations["undo_activity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/workout.fit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The session as a FIT workout, with your own targets. Copy it to the watch's folder for new files. */
        get: operations["get_workout_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/workouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every workout that plans are made of. */
        get: operations["list_workouts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say that you are here today
         * @description Which day that is, the server knows by your time zone. Saying it again changes nothing, and nothing is noted of who
         *     does not allow it.
         */
        put: operations["record_visit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/web_config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells the web app how this installation is set up */
        get: operations["web_config"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/zones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your privacy zones. Nobody else learns of them. */
        get: operations["list_zones"];
        put?: never;
        /** Hide a place, in all your activities, past and future. A retry of the same place changes nothing. */
        post: operations["add_zone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/zones/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove one of your zones: whoever sees your maps sees the place from then on. Needs a sign-in of the last hour; done twice,
         *     it is done once.
         */
        delete: operations["remove_zone"];
        options?: never;
        head?: never;
        /** Change one of your zones. Making it smaller needs a sign-in of the last hour. */
        patch: operations["change_zone"];
        trace?: never;
    };
    "/api/v1/zones/suggestion/declined": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say that a suggested place need not be hidden. */
        put: operations["decline_zone"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says that the process runs
         * @description Restart it when this fails.
         */
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says whether requests should be sent here
         * @description Not while starting, stopping, or without a database.
         */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the counters for Prometheus
         * @description Open to callers on the same machine, and to whoever brings the operator's token.
         */
        get: operations["read_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask an athlete, in the browser, what an app may do.
         * @description Code and PKCE with S256 only. The browser is led to a page that asks, and from there back to the app with
         *     `code`, `state` and `iss`, or with `error`.
         */
        get: operations["begin_authorization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/device_authorization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to connect a device without a browser.
         * @description Only apps registered as browserless, and only for bringing recordings.
         */
        post: operations["begin_device"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a token back.
         * @description Giving back what is nothing is harmless.
         */
        post: operations["revoke_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fetch tokens.
         * @description A refresh token is good once. A spent one that comes again ends all tokens of its approval, but within ten
         *     seconds, when the answer may have been lost, it is answered with the same pair again.
         */
        post: operations["issue_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What is not public of an account, as far as helping its owner needs it. No activity, no place, nothing of a body. */
        AccountFacts: {
            /** @description Who. */
            athlete: components["schemas"]["AthleteCard"];
            /** @description Member since. */
            created_at: components["schemas"]["Timestamp"];
            /** @description Where they can be written to. */
            email: string;
            /** @description Whether a password opens it. */
            has_password: boolean;
            /** @description Whether a second step is on. */
            has_second_step: boolean;
            /** @description Whether the account is closed. */
            is_closed: boolean;
            /** @description `en` or `ru`. */
            language: string;
            last_used_at?: components["schemas"]["Timestamp"] | null;
            /** @description Until when you may look. */
            open_until: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Passkeys that open it.
             */
            passkeys: number;
            /**
             * Format: int64
             * @description Devices that are signed in.
             */
            sessions: number;
        };
        /** @description What the device shows beside the passkey. */
        AccountPasskeyOptions: {
            /**
             * @description The e-mail address of the account to be.
             * @example anna@example.org
             */
            email: string;
            /**
             * @description The name of the person.
             * @example Anna Rossi
             */
            name: string;
        };
        /** @description One activity with all its parts. A field that is left out was not recorded, or is not for this viewer. */
        Activity: components["schemas"]["ActivityCard"] & {
            audiences?: components["schemas"]["Parts_Option_Audience"] | null;
            /**
             * Format: double
             * @description Mean cadence; on foot these are strides, two steps each.
             */
            avg_cadence_rpm?: number | null;
            /**
             * Format: double
             * @description Mean temperature at the device.
             */
            avg_temperature_c?: number | null;
            /** @description Fastest stretches over the usual distances of the sport. */
            best_efforts: components["schemas"]["ShownEffort"][];
            /**
             * Format: double
             * @description Energy, as the device states it or estimated.
             */
            calories_kcal?: number | null;
            /**
             * Format: double
             * @description Metres descended.
             */
            descent_m?: number | null;
            /** @description What the athlete wrote about it. */
            description?: string | null;
            /** @description Maker and product. */
            device?: string | null;
            earned?: components["schemas"]["Earned"] | null;
            /** @description The name of the file it came from. */
            file_name?: string | null;
            gear?: components["schemas"]["ActivityGear"] | null;
            /**
             * Format: double
             * @description The speed on the level that would have cost as much.
             */
            grade_adjusted_speed_mps?: number | null;
            /** @description Whether there is a track to show this viewer. */
            has_map: boolean;
            /** @description Whether there are charts to show this viewer. */
            has_streams: boolean;
            /** @description Whether a privacy zone hides a part of it from others; never told to others. */
            hides?: boolean;
            /** @description Laps. */
            laps: components["schemas"]["Lap"][];
            /**
             * Format: double
             * @description How hard it was: 100 is an hour at threshold.
             */
            load?: number | null;
            /** @description What the load comes from: `power`, `heart_rate`, `pace` or `duration`. */
            load_source?: string | null;
            /**
             * Format: double
             * @description Highest cadence.
             */
            max_cadence_rpm?: number | null;
            /**
             * Format: double
             * @description Highest heart rate.
             */
            max_heart_rate_bpm?: number | null;
            /**
             * Format: double
             * @description Highest power.
             */
            max_power_w?: number | null;
            /**
             * Format: double
             * @description Highest speed.
             */
            max_speed_mps?: number | null;
            /** @description When the timer stood still. */
            pauses: components["schemas"]["Pause"][];
            /**
             * Format: double
             * @description Length of the pool.
             */
            pool_length_m?: number | null;
            /** @description Kilometres. */
            splits_km: components["schemas"]["Split"][];
            /** @description Miles. */
            splits_mile: components["schemas"]["Split"][];
            /** @description What was odd about the file. */
            warnings: string[];
            /**
             * Format: double
             * @description Mean power, hard parts counting more.
             */
            weighted_power_w?: number | null;
            /** @description Time in heart-rate zones. */
            zones?: components["schemas"]["Zone"][];
        };
        /** @description An activity in a list. A field that is left out was not recorded, or is not for this viewer. */
        ActivityCard: {
            /**
             * Format: double
             * @description Metres climbed.
             */
            ascent_m?: number | null;
            /** @description Who did it. */
            athlete: components["schemas"]["AthleteCard"];
            /** @description Who sees it. */
            audience: components["schemas"]["Audience"];
            /**
             * Format: double
             * @description Mean heart rate.
             */
            avg_heart_rate_bpm?: number | null;
            /**
             * Format: double
             * @description Mean power.
             */
            avg_power_w?: number | null;
            /**
             * Format: double
             * @description Distance over moving time.
             */
            avg_speed_mps?: number | null;
            /**
             * Format: double
             * @description Metres.
             */
            distance_m?: number | null;
            /**
             * Format: double
             * @description Seconds from first to last moment.
             */
            elapsed_s?: number | null;
            /** @description Whether a decision on a report hides it from everybody else; told to its athlete. */
            hidden?: boolean;
            /** @description Which one. */
            id: components["schemas"]["ActivityId"];
            /** @description Whether it is the viewer's own. */
            mine: boolean;
            /**
             * Format: double
             * @description Seconds in motion.
             */
            moving_s?: number | null;
            /** @description The track in at most 200 points: Google's polyline format, five decimals. */
            outline?: string | null;
            /**
             * @description `running`, `cycling`, ...
             * @example running
             */
            sport: string;
            started_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: int32
             * @description Minutes after local midnight at which it began; for others a whole quarter of an hour.
             */
            started_minute?: number | null;
            /** @description The local day on which it began. */
            started_on: components["schemas"]["Day"];
            /** @description `trail`, `indoor_cycling`, ... */
            sub_sport?: string | null;
            /** @description An IANA name or an offset such as `+09:00`; for its athlete alone. */
            time_zone?: string | null;
            /**
             * Format: double
             * @description Seconds that the timer ran.
             */
            timer_s?: number | null;
            /** @description The name it was given; `null` when nobody gave it one. */
            title?: string | null;
        };
        /** @description An activity that could be the session. */
        ActivityChoice: {
            /** @description Which activity. */
            activity_id: components["schemas"]["ActivityId"];
            /**
             * Format: double
             * @description Its metres.
             */
            distance_m?: number | null;
            /**
             * Format: double
             * @description Its seconds in motion.
             */
            moving_s: number;
            /** @description Its day. */
            on: components["schemas"]["Day"];
            /** @description Its sport. */
            sport: string;
        };
        /** @description What to change; what is left out stays. */
        ActivityEdit: {
            audience?: components["schemas"]["Audience"] | null;
            audiences?: components["schemas"]["Parts_Option_Audience"] | null;
            /** @description At most 4,000 characters; an empty one takes the description away. */
            description?: string | null;
            /** @description `running`, `cycling`, ...; the numbers are derived anew. */
            sport?: string | null;
            /** @description At most 120 characters; an empty one takes the title away. */
            title?: string | null;
        };
        /** @description The gear of an activity, as its page shows it. */
        ActivityGear: {
            /** @description Who makes it; may be empty. */
            brand: string;
            /** @description Which one. */
            id: components["schemas"]["GearId"];
            /** @description Shoes or a bike. */
            kind: components["schemas"]["GearKind"];
            /** @description What it is called. */
            model: string;
            /** @description What its athlete calls it. */
            name?: string | null;
        };
        /**
         * Format: uuid
         * @description One recorded activity.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        ActivityId: string;
        /** @description The device's answer, and a name to know it by. */
        AddPasskey: {
            /** @description From `passkeys/options`. */
            ceremony_id: components["schemas"]["CeremonyId"];
            /** @description What the device answered: `PublicKeyCredential` in its JSON form. */
            credential: Record<string, never>;
            /**
             * @description 1 to 60 letters; the device in words when it is left out.
             * @example My phone
             */
            name?: string | null;
        };
        /** @description What for. */
        Aim: {
            /**
             * Format: double
             * @description How far.
             * @example 10000
             */
            distance_m: number;
            /** @enum {string} */
            kind: "race";
            /** @description Its name, at most 80 characters. */
            name?: string | null;
            /** @description On which local day. */
            on: components["schemas"]["Day"];
        } | {
            /** @enum {string} */
            kind: "fitness";
        };
        /** @description An answer. */
        AnswerChoice: {
            /** @description Whether you come. */
            answer: components["schemas"]["EventAnswer"];
        };
        /** @description Somebody who answered. */
        Answered: components["schemas"]["Person"] & {
            /** @description What. */
            answer: components["schemas"]["EventAnswer"];
        };
        /** @description What a developer says of an app. */
        AppDraft: {
            /**
             * @description What it does for athletes, 1 to 300 letters. They read it before they decide.
             * @example Writes a diary of your runs.
             */
            about: string;
            device?: components["schemas"]["DeviceType"] | null;
            /**
             * @description Its page: where athletes learn who is behind it.
             * @example https://app.example/
             */
            home_url: string;
            /**
             * @description As athletes know it, 1 to 60 letters.
             * @example Trail Diary
             */
            name: string;
            /**
             * @description Where the browser is sent back to: `https://…`, or `http://127.0.0.1/…` on the device itself. Compared
             *     letter by letter. A browserless app has none.
             */
            redirect_uris?: string[];
        };
        /** @description What you say against a decision. */
        Appeal: {
            /** @description 10 to 2,000 letters. */
            words: string;
        };
        /** @description What comes of an appeal, and why. */
        AppealAnswer: {
            /** @description Why, in 10 to 2,000 letters that the person concerned reads. */
            answer: string;
            /** @description Whether the decision stays. */
            outcome: components["schemas"]["AppealOutcome"];
        };
        /**
         * @description What comes of an appeal.
         * @enum {string}
         */
        AppealOutcome: "upheld" | "reversed";
        /** @description What an app needs to make codes. It is shown this once. */
        AppForCodes: {
            /**
             * @description The same as an address that opens the app, where there is one on this device.
             * @example otpauth://totp/Stadion:anna?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Stadion
             */
            address: string;
            /**
             * @description To type into the app, in base 32.
             * @example JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP
             */
            secret: string;
            /** @description The address as a QR code: a row of `1` (dark) and `0` for each line of squares, without the margin. */
            squares: string[];
        };
        /**
         * @description How an app can keep a secret, and whether there is a browser.
         * @enum {string}
         */
        AppKind: "public" | "confidential" | "browserless";
        /** @description A secret. It is shown this once. */
        AppSecret: {
            /** @description Keep it on your server; we keep its SHA-256 only. */
            secret: string;
        };
        /** @description Whose link. */
        AskByEmail: {
            /**
             * @description In any spelling of case.
             * @example anna@example.org
             */
            email: string;
        };
        /** @description An address that waits for its code. */
        AskedEmail: {
            /**
             * @description The address.
             * @example anna@example.net
             */
            email: string;
            /** @description Until when its code works. */
            until: components["schemas"]["Timestamp"];
        };
        /** @description One thing that an app asks for. */
        AskedScope: {
            /** @description Whether you allowed it to this app before. */
            allowed_before: boolean;
            /** @description Private, or of the body: nobody ticked it before. */
            delicate: boolean;
            /**
             * @description The scope.
             * @example activity:read
             */
            scope: string;
        };
        /** @description What you want. */
        AskErasure: {
            /** @description Not to wait for seven days. Then it begins after a quarter of an hour. */
            at_once?: boolean;
            /**
             * @description Your handle, typed by you: so that it does not happen by mistake.
             * @example anna
             */
            handle: string;
            /**
             * @description 20 to 64 letters and digits that your device made by chance. Whoever has them can ask how far it is, also when
             *     there is no account any more.
             * @example q7k2m9x4c8v1b6n3z5p0
             */
            receipt: string;
        };
        /** @description For whom. */
        AskWork: {
            /**
             * @description The address that somebody wants to sign in with.
             * @example anna@example.org
             */
            email: string;
        };
        /** @description What others see of a person beside anything that person did. */
        AthleteCard: {
            /**
             * @description ISO 3166-1 alpha-2 code.
             * @example IT
             */
            country: string;
            /**
             * @description Unique name in addresses.
             * @example anna
             */
            handle: string;
            /** @description Who. */
            id: components["schemas"]["AthleteId"];
            /**
             * @description The name shown.
             * @example Anna Rossi
             */
            name: string;
        };
        /**
         * Format: uuid
         * @description A person who trains with us.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        AthleteId: string;
        /**
         * @description Who sees an activity, or a part of it.
         * @enum {string}
         */
        Audience: "only_me" | "coach" | "friends" | "groups" | "everyone";
        /** @description A deed of staff. */
        AuditEntry: {
            about?: components["schemas"]["AthleteCard"] | null;
            /**
             * @description The operation.
             * @example look_at_account
             */
            act: string;
            /** @description When. */
            at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description 1, 2, 3, without a gap.
             */
            entry_no: number;
            /** @description Over these fields and the hash before. */
            hash: string;
            /** @description Whether it is kept from the person concerned for now. */
            held: boolean;
            /** @description Why. */
            reason?: string | null;
            /** @description In which role; `console` is the command line. */
            role: string;
            staff?: components["schemas"]["AthleteCard"] | null;
            /** @description What it was done to. */
            thing?: string | null;
        };
        /** @description Our addresses, and what they can do. */
        AuthorizationServer: {
            /** @description Where the browser is sent. */
            authorization_endpoint: string;
            /** @description We say who we are beside a code. */
            authorization_response_iss_parameter_supported: boolean;
            /** @description `S256` */
            code_challenge_methods_supported: string[];
            /** @description Where a device without a browser begins. */
            device_authorization_endpoint: string;
            /** @description The ways to a token. */
            grant_types_supported: string[];
            /** @description Who we are; the same as `iss` beside a code (RFC 9207). */
            issuer: string;
            /** @description `query` */
            response_modes_supported: string[];
            /** @description `code` */
            response_types_supported: string[];
            /** @description Where tokens are given back. */
            revocation_endpoint: string;
            /** @description The same when it gives a token back. */
            revocation_endpoint_auth_methods_supported: string[];
            /** @description What an app may ask for. */
            scopes_supported: string[];
            /** @description The description of what tokens open. */
            service_documentation: string;
            /** @description Where tokens are fetched. */
            token_endpoint: string;
            /** @description How an app proves itself. */
            token_endpoint_auth_methods_supported: string[];
        };
        /** @description A badge: earned, or on the way with `progress`. Its name and description are texts of the web app. */
        Badge: {
            activity_id?: components["schemas"]["ActivityId"] | null;
            earned_on?: components["schemas"]["Day"] | null;
            /**
             * @description Its id in the catalogue.
             * @example first_steps
             */
            id: string;
            progress?: components["schemas"]["BadgeProgress"] | null;
            tier?: components["schemas"]["BadgeTier"] | null;
        };
        /** @description How far a badge is. */
        BadgeProgress: {
            /**
             * Format: double
             * @description So much is needed.
             * @example 1000
             */
            goal: number;
            /** @description Of this. */
            unit: components["schemas"]["BadgeUnit"];
            /**
             * Format: double
             * @description So much is there.
             * @example 640
             */
            value: number;
        };
        /**
         * @description How much of a badge is earned.
         * @enum {string}
         */
        BadgeTier: "bronze" | "silver" | "gold";
        /**
         * @description What a badge counts.
         * @enum {string}
         */
        BadgeUnit: "activities" | "m" | "s" | "sports" | "months" | "weekends" | "weeks" | "challenges";
        /** @description The measures, and what is assumed where one is missing. */
        BodyAnswer: {
            /** @description Whether you allow heart rate and measures to be looked at; if not, none are kept and none can be told. */
            allowed: boolean;
            /**
             * Format: double
             * @description The maximal heart rate assumed while none is told: 208 - 0.7 times the age (Tanaka 2001).
             */
            assumed_max_heart_rate_bpm: number;
            /**
             * Format: double
             * @description Highest heart rate.
             */
            max_heart_rate_bpm?: number | null;
            /**
             * Format: double
             * @description Heart rate at full rest.
             */
            resting_heart_rate_bpm?: number | null;
            /** @description `female` or `male`. */
            sex?: string | null;
            /**
             * Format: double
             * @description Threshold power.
             */
            threshold_power_w?: number | null;
            /**
             * Format: double
             * @description Body mass.
             */
            weight_kg?: number | null;
        };
        /** @description What an athlete tells about themselves. Whatever is left out counts as not told. */
        BodyInput: {
            /**
             * Format: double
             * @description Highest heart rate you can reach, 100 to 250.
             */
            max_heart_rate_bpm?: number | null;
            /**
             * Format: double
             * @description Heart rate at full rest, 25 to 120.
             */
            resting_heart_rate_bpm?: number | null;
            sex?: components["schemas"]["BodySex"] | null;
            /**
             * Format: double
             * @description Power you can hold for about an hour, 30 to 700.
             */
            threshold_power_w?: number | null;
            /**
             * Format: double
             * @description Body mass, 20 to 400.
             */
            weight_kg?: number | null;
        };
        /**
         * @description Which sex the published coefficients are taken of.
         * @enum {string}
         */
        BodySex: "female" | "male";
        /** @description Codes, one a line. */
        BroughtCodes: {
            /**
             * @description Up to 10,000 lines. Empty ones are passed over.
             * @example SPRING-1A2B
             *     SPRING-3C4D
             */
            lines: string;
        };
        /** @description What is here now. */
        CameOver: {
            /**
             * Format: int64
             * @description How many of its lines.
             */
            count: number;
            /**
             * @description The file of the export, such as `activities` or `gear`.
             * @example activities
             */
            what: string;
        };
        /** @description What the link holds. */
        CancelRecovery: {
            /** @description What stands after the `#`. */
            token: string;
        };
        /** @description What is decided, and why. */
        CaseDecision: {
            /**
             * Format: int64
             * @description For a restriction: how many days, 1 to 30; 7 unless said.
             */
            days?: number | null;
            /** @description What. */
            decision: components["schemas"]["SafetyDecision"];
            rule?: components["schemas"]["SafetyRule"] | null;
            /** @description Why, in 10 to 2,000 letters that the person concerned reads; not needed when nothing is wrong. */
            statement?: string | null;
        };
        /**
         * Format: uuid
         * @description Somebody's content that was reported, and what came of it.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        CaseId: string;
        /** @description One report of a thing. */
        CaseReport: {
            /** @description When. */
            made_at: components["schemas"]["Timestamp"];
            /** @description Why. */
            reason: components["schemas"]["SafetyRule"];
            /** @description Words of whoever reported it. */
            words?: string | null;
        };
        /**
         * Format: uuid
         * @description One exchange with a device.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        CeremonyId: string;
        /** @description The first step of a ceremony. */
        CeremonyOptions: {
            /** @description Send it back with the device's answer. */
            ceremony_id: components["schemas"]["CeremonyId"];
            /** @description `PublicKeyCredentialCreationOptions` or `PublicKeyCredentialRequestOptions` in their JSON form. */
            options: Record<string, never>;
        };
        /** @description What shows that it was done. It names nobody. */
        Certificate: {
            /** @description When it was asked for. */
            asked_at: components["schemas"]["Timestamp"];
            backups_gone_at?: components["schemas"]["Timestamp"] | null;
            /** @description How many records each part deleted. */
            deleted: {
                [key: string]: number;
            };
            due_at?: components["schemas"]["Timestamp"] | null;
            finished_at?: components["schemas"]["Timestamp"] | null;
            key_destroyed_at?: components["schemas"]["Timestamp"] | null;
            /** @description How far it is. */
            state: components["schemas"]["ErasureState"];
        };
        /** @description A challenge with everything about it. */
        Challenge: components["schemas"]["ChallengeCard"] & {
            /** @description For its creator: whoever holds this may join. */
            invite_code?: string | null;
            /** @description Whether you may change it. */
            may_edit: boolean;
            /** @description Whether you may join now. */
            may_join: boolean;
            /**
             * @description What can be won, in English.
             * @example The fastest three get a pair of running shoes.
             */
            prize?: string | null;
            /** @description What can be won, in Russian. */
            prize_ru?: string | null;
            /** @description Whether standings are being counted anew after a change of the rules. */
            recounting: boolean;
            /** @description Every version of its rules, the one in force first. */
            rules: components["schemas"]["ChallengeRulesVersion"][];
            /**
             * @description Why you may not: `over`, `elsewhere`, or `region_untold` when it is for a region of your country and you
             *     never said in which one you live.
             */
            why_not?: string | null;
        };
        /** @description A challenge in a list. */
        ChallengeCard: {
            /** @description What it is about. */
            about: string;
            /** @description When the standings become final. */
            closes_at: components["schemas"]["Timestamp"];
            /**
             * @description ISO 3166-1 alpha-2 code of the country whose residents may join; absent: no country is asked for.
             * @example IT
             */
            country?: string | null;
            /** @description The last day, on everybody's own calendar. */
            ends_on: components["schemas"]["Day"];
            /**
             * Format: int64
             * @description How much is to be reached, in metres, seconds, activities or days.
             */
            goal?: number | null;
            /** @description Which one. */
            id: components["schemas"]["ChallengeId"];
            /** @description Who holds it, and for whom. */
            kind: components["schemas"]["ChallengeKind"];
            me?: components["schemas"]["MyChallengePart"] | null;
            /** @description What is added up. */
            measure: components["schemas"]["ChallengeMeasure"];
            /**
             * Format: int64
             * @description How many take part.
             */
            participants: number;
            /** @description How far it is today, on your own calendar. */
            phase: components["schemas"]["ChallengePhase"];
            region?: components["schemas"]["ChallengeRegion"] | null;
            /** @description The sports that count; empty: every sport. */
            sports: string[];
            /** @description The first day, on everybody's own calendar. */
            starts_on: components["schemas"]["Day"];
            /**
             * @description Its name.
             * @example Italy runs in May
             */
            title: string;
        };
        /** @description What a challenge should be like. */
        ChallengeDraft: {
            /** @description What it is about, up to 1000 letters. */
            about?: string;
            /**
             * @description For a regional one: the country whose residents may join; absent: the world.
             * @example IT
             */
            country?: string | null;
            /** @description Whether days of the challenge before the day of joining count; they do unless said. */
            counts_before_joining?: boolean | null;
            /** @description The last day. */
            ends_on: components["schemas"]["Day"];
            /**
             * Format: int64
             * @description How much is to be reached, in metres, seconds, activities or days.
             */
            goal?: number | null;
            /**
             * Format: int64
             * @description Hours after the last day is over everywhere in which late uploads still count, 0 to 168; 24 unless said.
             */
            grace_hours?: number | null;
            /** @description `regional` takes an operator. */
            kind: components["schemas"]["ChallengeKind"];
            /** @description What is added up. */
            measure: components["schemas"]["ChallengeMeasure"];
            /**
             * Format: double
             * @description Shorter activities do not count.
             */
            min_distance_m?: number | null;
            /**
             * Format: double
             * @description Briefer activities do not count.
             */
            min_moving_s?: number | null;
            /** @description For a regional one: what can be won, in English, up to 200 letters. */
            prize?: string | null;
            /** @description The same in Russian. */
            prize_ru?: string | null;
            /**
             * @description For a regional one: the part of that country whose residents may join, by its ISO 3166-2 code; absent: all
             *     of the country.
             * @example IT-25
             */
            region?: string | null;
            /** @description The sports that count; empty: every sport. */
            sports?: string[];
            /** @description The first day. */
            starts_on: components["schemas"]["Day"];
            /**
             * @description Its name, 3 to 80 letters.
             * @example Italy runs in May
             */
            title: string;
        };
        /** @description What a challenge should be like from now on. */
        ChallengeEdit: {
            applies_from?: components["schemas"]["Day"] | null;
            /** @description All of it, changed or not. */
            challenge: components["schemas"]["ChallengeDraft"];
            /** @description What you tell those who take part, up to 300 letters. */
            note?: string;
            /**
             * Format: int64
             * @description The version that you looked at: when somebody else was faster, nothing is changed.
             */
            rules_version: number;
        };
        /** @description A receipt, as who runs the challenge sees it: neither the hour nor a place is in it. */
        ChallengeEntry: {
            athlete?: components["schemas"]["AthleteCard"] | null;
            /**
             * Format: double
             * @description What was measured.
             */
            measured?: number | null;
            /**
             * Format: int64
             * @description The version of the rules that judged it.
             */
            rules_version: number;
            /** @description Its sport. */
            sport: string;
            /** @description The local day on which it began. */
            started_on: components["schemas"]["Day"];
            /**
             * Format: double
             * @description What was asked for.
             */
            threshold?: number | null;
            threshold_on?: components["schemas"]["Day"] | null;
            /**
             * Format: int64
             * @description What it adds, in metres, seconds, activities or days.
             */
            value: number;
            /** @description Counted, or the rule that says no. */
            verdict: components["schemas"]["ChallengeVerdict"];
        };
        /**
         * Format: uuid
         * @description A challenge.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        ChallengeId: string;
        /**
         * @description Who holds a challenge, and for whom.
         * @enum {string}
         */
        ChallengeKind: "regional" | "friends";
        /**
         * @description What is added up.
         * @enum {string}
         */
        ChallengeMeasure: "distance" | "time" | "climb" | "count" | "active_days";
        /**
         * @description How far a challenge is, on the calendar of who looks.
         * @enum {string}
         */
        ChallengePhase: "coming" | "running" | "counting" | "closed";
        /** @description What became of one activity in a challenge. */
        ChallengeReceipt: {
            /** @description Which activity. */
            activity_id: components["schemas"]["ActivityId"];
            /**
             * Format: double
             * @description What was measured: metres (`too_short`), seconds (`too_brief`), metres a second (`too_fast`), or the
             *     unit of the challenge.
             */
            measured?: number | null;
            /**
             * Format: int64
             * @description The version of the rules that judged it.
             */
            rules_version: number;
            /**
             * @description Its sport.
             * @example running
             */
            sport: string;
            /** @description The local day on which it began. */
            started_on: components["schemas"]["Day"];
            /**
             * Format: double
             * @description What was asked for, in the same unit.
             */
            threshold?: number | null;
            threshold_on?: components["schemas"]["Day"] | null;
            /**
             * Format: int64
             * @description What it adds, in metres, seconds, activities or days; 0 when it does not count.
             */
            value: number;
            /** @description Counted, or the rule that says no. */
            verdict: components["schemas"]["ChallengeVerdict"];
        };
        /** @description A part of a country. */
        ChallengeRegion: {
            /**
             * @description ISO 3166-2 code.
             * @example DE-BY
             */
            code: string;
            /**
             * @description English name.
             * @example Bavaria
             */
            name: string;
            /**
             * @description Russian name; absent where it is unknown.
             * @example Бавария
             */
            name_ru?: string | null;
        };
        /** @description One version of what a challenge asks for. */
        ChallengeRules: {
            /** @description Whether days of the challenge before the day of joining count. */
            counts_before_joining: boolean;
            /** @description The last day, on everybody's own calendar. */
            ends_on: components["schemas"]["Day"];
            /**
             * Format: int64
             * @description How much is to be reached, in metres, seconds, activities or days; absent: as much as one likes.
             */
            goal?: number | null;
            /**
             * Format: int64
             * @description Hours after the last day is over everywhere in which late uploads still count.
             */
            grace_hours: number;
            /** @description What is added up. */
            measure: components["schemas"]["ChallengeMeasure"];
            /**
             * Format: double
             * @description Shorter activities do not count.
             */
            min_distance_m?: number | null;
            /**
             * Format: double
             * @description Briefer activities do not count.
             */
            min_moving_s?: number | null;
            /** @description The sports that count; empty: every sport. */
            sports: string[];
            /** @description The first day, on everybody's own calendar. */
            starts_on: components["schemas"]["Day"];
        };
        /** @description A version of the rules. */
        ChallengeRulesVersion: {
            applies_from?: components["schemas"]["Day"] | null;
            /** @description When it was made. */
            made_at: components["schemas"]["Timestamp"];
            /** @description What the organiser said about the change. */
            note: string;
            /** @description What it asks for. */
            rules: components["schemas"]["ChallengeRules"];
            /**
             * Format: int64
             * @description From 1.
             */
            version: number;
        };
        /** @description Challenges by how far they are. */
        Challenges: {
            /** @description Those that begin first come first. */
            coming: components["schemas"]["ChallengeCard"][];
            /** @description Over; the latest first. */
            past: components["schemas"]["Page_ChallengeCard"];
            /** @description Under way today; those that end first come first. */
            running: components["schemas"]["ChallengeCard"][];
        };
        /**
         * @description What became of an activity, and by which rule.
         * @enum {string}
         */
        ChallengeVerdict: "counted" | "before_window" | "after_window" | "before_joining" | "arrived_late" | "wrong_sport" | "too_short" | "too_brief" | "too_fast" | "nothing_measured";
        /** @description The session as it is now, and what the rules think of its day. */
        ChangedSession: {
            /** @description Friendly remarks; none when all is well. */
            advice: components["schemas"]["TrainingAdvice"][];
            /** @description The session. */
            session: components["schemas"]["TrainingSession"];
        };
        /** @description An address. */
        ChangeEmail: {
            /**
             * @description Where the code goes.
             * @example anna@example.net
             */
            email: string;
        };
        /** @description What to change; what is absent stays. */
        ChangeMe: {
            /** @description Who sees new activities: `everyone`, `groups`, `friends`, `coach` or `only_me`. */
            default_audience?: string | null;
            /** @description Unique name in addresses. The old one becomes free for others. */
            handle?: string | null;
            /** @description `en` or `ru`. */
            language?: string | null;
            /** @description The name shown, 1 to 60 letters. */
            name?: string | null;
            /**
             * @description ISO 3166-2 code of the part of your country you live in; null forgets it. Challenges that you joined
             *     stay yours.
             * @example IT-25
             */
            region?: string | null;
            /** @description IANA name. Days already counted stay as they are. */
            time_zone?: string | null;
            /** @description `metric` or `imperial`. */
            units?: string | null;
        };
        /** @description The old password and the new one. */
        ChangePassword: {
            /**
             * Format: password
             * @description Needed when there is one.
             */
            current?: string | null;
            /**
             * Format: password
             * @description 8 letters to 1024 bytes.
             */
            new: string;
        };
        /** @description An own activity. */
        ChosenActivity: {
            /** @description Which one. */
            activity_id: components["schemas"]["ActivityId"];
        };
        /**
         * Format: uuid
         * @description An app of somebody else that athletes may connect.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        ClientId: string;
        /** @description What you read before you said yes: the notice `coach` of `GET /api/v1/notices`. */
        CoachConsent: {
            /**
             * @description Their language, `en` or `ru`.
             * @example en
             */
            locale: string;
            /** @description The hash of its words. */
            notice_hash: string;
            /**
             * Format: int32
             * @description Its version.
             */
            notice_version: number;
        };
        /** @description A code. */
        CodeOfApp: {
            /**
             * @description What the app shows now, with or without spaces.
             * @example 287 082
             */
            code: string;
        };
        /** @description What became of them. */
        CodesAdded: {
            /**
             * Format: int64
             * @description New ones.
             */
            added: number;
            /** @description The promotion as it is now. */
            promotion: components["schemas"]["OperatedPromotion"];
            /**
             * Format: int64
             * @description Lines that were there already, in this shop or twice in this text.
             */
            repeated: number;
            /** @description Some of those. */
            repeated_lines: string[];
            /**
             * Format: int64
             * @description Lines that are no code: 4 to 60 letters, digits, `-`, `_` or `.`.
             */
            unreadable: number;
            /** @description Some of those, shortened. */
            unreadable_lines: string[];
        };
        /** @description The codes of a promotion. */
        CodeStock: {
            /** @description Whether the operator has to bring them; else they are made in the shop. */
            brought: boolean;
            /** @description Why none could be made when that was tried last: `away` or `refused`. */
            fault?: string | null;
            /**
             * Format: int64
             * @description Codes that nobody has yet.
             */
            free: number;
            /** @description Whether there are too few for what may still be taken. */
            low: boolean;
        };
        /** @description What a browser brings back from a provider. */
        ComeBack: {
            /** @description `code` of that address. */
            authorization_code: string;
            /**
             * @description A code of the second step, where there is one: of the app, or one from paper.
             * @example 287082
             */
            code?: string | null;
            /** @description `iss` of that address, if it has one. */
            issuer?: string | null;
            /**
             * @description The name of the provider: the last part of the address that it sent the browser to.
             * @example federation
             */
            provider: string;
            /** @description `state` of that address. */
            state: string;
        };
        /** @description What somebody wrote. */
        Comment: {
            /** @description Who wrote it. */
            author: components["schemas"]["Person"];
            edited_at?: components["schemas"]["Timestamp"] | null;
            /** @description Whether it waits for your approval: you restricted its author. Told to the athlete of the activity alone. */
            held?: boolean;
            /** @description Whether a decision on a report hides it from everybody else. Told to its author alone. */
            hidden?: boolean;
            /** @description Which one. */
            id: components["schemas"]["CommentId"];
            /** @description Whether you may delete it. */
            may_delete: boolean;
            /** @description Whether you may change it. */
            may_edit: boolean;
            /**
             * @description Plain text; line breaks count.
             * @example What a climb!
             */
            text: string;
            /** @description When. */
            written_at: components["schemas"]["Timestamp"];
        };
        /**
         * Format: uuid
         * @description One comment.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        CommentId: string;
        /** @description What to write. */
        CommentText: {
            /**
             * @description 1 to 1,000 letters.
             * @example What a climb!
             */
            text: string;
        };
        /**
         * @description By what a recording was cut into steps.
         * @enum {string}
         */
        ComparedBy: "laps" | "clock";
        /**
         * @description How long the compared spans are.
         * @enum {string}
         */
        ComparedPeriod: "week" | "month" | "year";
        /** @description One span so far, beside the one before. */
        ComparedSpan: {
            /** @description The same days of the one before. */
            before: components["schemas"]["ComparedSums"];
            /** @description The first day of the one before. */
            before_from_on: components["schemas"]["Day"];
            /** @description The day of the one before up to which it is compared. */
            before_to_on: components["schemas"]["Day"];
            /** @description Its first day; the last is today. */
            from_on: components["schemas"]["Day"];
            /** @description So far. */
            now: components["schemas"]["ComparedSums"];
            /** @description Which. */
            period: components["schemas"]["ComparedPeriod"];
            /** @description The same by sport: whatever has any, the most time so far first. */
            sports: components["schemas"]["ComparedSport"][];
            /** @description The whole one before. */
            whole_before: components["schemas"]["ComparedSums"];
            /** @description The last day of the one before. */
            whole_before_to_on: components["schemas"]["Day"];
        };
        /** @description The three sums of one sport. */
        ComparedSport: {
            /** @description The same days of the one before. */
            before: components["schemas"]["ComparedSums"];
            /** @description So far. */
            now: components["schemas"]["ComparedSums"];
            /**
             * @description `running`, `cycling`, ...
             * @example running
             */
            sport: string;
            /** @description The whole one before. */
            whole_before: components["schemas"]["ComparedSums"];
        };
        /** @description Sums over some days. */
        ComparedSums: {
            /**
             * Format: int64
             * @description How many activities.
             */
            activities: number;
            /**
             * Format: double
             * @description Metres of climb.
             */
            ascent_m: number;
            /**
             * Format: double
             * @description Metres.
             */
            distance_m: number;
            /**
             * Format: double
             * @description Seconds in motion.
             */
            moving_s: number;
        };
        /** @description How I am compared. */
        ComparisonSettings: {
            /** @description With the times of women or of men; `null` takes it back. */
            sex?: string | null;
        };
        /**
         * @description Which of the two tables somebody is compared by.
         * @enum {string}
         */
        ComparisonSex: "f" | "m";
        /** @description An app that I connected. */
        ConnectedApp: {
            /** @description What it does. */
            about: string;
            device?: components["schemas"]["DeviceType"] | null;
            /** @description Where to learn who is behind it. */
            home_url: string;
            /** @description Names it when you disconnect it. */
            id: components["schemas"]["ClientId"];
            /** @description When it last came, to the minute. */
            last_used_at: components["schemas"]["Timestamp"];
            /**
             * @description What it is called.
             * @example Trail Diary
             */
            name: string;
            /**
             * @description All that it may do.
             * @example [
             *       "activity:read"
             *     ]
             */
            scopes: string[];
            /** @description Since when. */
            since: components["schemas"]["Timestamp"];
        };
        /** @description My apps. */
        ConnectedApps: {
            /** @description The one connected last comes first. */
            items: components["schemas"]["ConnectedApp"][];
        };
        /**
         * Format: uuid
         * @description An account elsewhere that opens an account here, as its owner sees it.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        ConnectionId: string;
        /** @description A purpose, how it stands with me, and the words about it. */
        Consent: {
            closed?: components["schemas"]["ConsentClosedBecause"] | null;
            /** @description What I read before I decide. */
            notice: components["schemas"]["Notice"];
            /** @description What for. */
            purpose: components["schemas"]["ConsentPurpose"];
            since?: components["schemas"]["Timestamp"] | null;
            /** @description Whether I allow it. `stale`: I did, and the words have changed since, so it is off until I say so again. */
            standing: components["schemas"]["ConsentStanding"];
        };
        /** @description Where the browser goes now. */
        ConsentAnswer: {
            /** @description An address of the app, with a code for it, or with `error=access_denied`. */
            redirect: string;
        };
        /**
         * @description Why a purpose cannot be allowed.
         * @enum {string}
         */
        ConsentClosedBecause: "minor" | "in_writing";
        /** @description What an athlete decided. */
        ConsentDecision: {
            /** @description As the address of the page carries it. */
            request: string;
            /** @description What the app may do, out of what it asked for; nothing at all is a no. */
            scopes: string[];
        };
        /** @description Something that I decided, or that new words ended. */
        ConsentEvent: {
            /**
             * @description `given`, `refused`, `withdrawn`, `expired` or `renewed`.
             * @example given
             */
            action: string;
            /**
             * @description `self` or `guardian`.
             * @example self
             */
            actor: string;
            /**
             * @description The name of the app, where it was about an app of others.
             * @example Trail Diary
             */
            app?: string | null;
            /** @description When. */
            at: components["schemas"]["Timestamp"];
            /**
             * @description `web` or `system`.
             * @example web
             */
            channel: string;
            coach?: components["schemas"]["AthleteCard"] | null;
            /**
             * @description Whose rules held.
             * @example IT
             */
            country: string;
            /** @description Hash over this row and the one before it. */
            hash: string;
            /**
             * @description Their language.
             * @example en
             */
            locale: string;
            /** @description Their hash. */
            notice_hash: string;
            /**
             * Format: int32
             * @description Version of the words that I read.
             */
            notice_version: number;
            /**
             * @description What for.
             * @example health_metrics
             */
            purpose: string;
            /**
             * Format: int64
             * @description From 1, without a gap.
             */
            sequence: number;
        };
        /** @description What an athlete is asked, or where the browser goes without a question. */
        ConsentPage: {
            question?: components["schemas"]["ConsentQuestion"] | null;
            /** @description The app asked wrongly and is told so at this address. */
            redirect?: string | null;
        };
        /**
         * @description What somebody may allow. The names of purposes that nothing here serves yet are not in this list: nobody is asked
         *     for what nothing needs.
         * @enum {string}
         */
        ConsentPurpose: "health_metrics" | "product_recommendations" | "analytics" | "regional_statistics";
        /** @description What an app would like. */
        ConsentQuestion: {
            /** @description What it does, in its developer's words. */
            about: string;
            /** @description Where to learn who is behind it. */
            home_url: string;
            /**
             * @description What it is called.
             * @example Trail Diary
             */
            name: string;
            /** @description Whether that is a program on this very device. */
            on_this_device: boolean;
            /**
             * @description Where the browser is sent afterwards.
             * @example app.example
             */
            returns_to: string;
            /** @description Each thing it asks for, one switch each. */
            scopes: components["schemas"]["AskedScope"][];
        };
        /** @description My switches. */
        Consents: {
            /** @description What is done because I have an account; no switch. */
            core: components["schemas"]["Notice"];
            /** @description One for each purpose that something here serves. */
            items: components["schemas"]["Consent"][];
        };
        /**
         * @description Where a switch stands in the app.
         * @enum {string}
         */
        ConsentScreen: "welcome" | "settings";
        /**
         * @description What follows from it.
         * @enum {string}
         */
        ConsentStanding: "not_asked" | "allowed" | "stale" | "refused";
        /** @description Countries. */
        Countries: {
            /** @description By English name. A country that is not listed is closed. */
            items: components["schemas"]["Country"][];
        };
        /** @description A country, and whether somebody who lives there may join. */
        Country: {
            /** @description Who may join. */
            admission: components["schemas"]["Opening"];
            /**
             * @description ISO 3166-1 alpha-2 code.
             * @example DE
             */
            code: string;
            /**
             * @description The address of the installation that people from there join instead, where there is one.
             * @example https://us.stadion.example
             */
            elsewhere?: string | null;
            /**
             * Format: int32
             * @description From which age, in years.
             * @example 16
             */
            min_age: number;
            /**
             * @description English name.
             * @example Germany
             */
            name: string;
            /** @description Why nobody may, where that is so. */
            reason?: string | null;
        };
        /** @description The people of one country. */
        CountryCohort: {
            /** @description Their figures. */
            cohort: components["schemas"]["JourneyCohort"];
            /** @description ISO 3166-1 alpha-2 code. */
            country: string;
        };
        /**
         * Format: date
         * @description A calendar day without a time, as the athlete's own calendar shows it. Text `YYYY-MM-DD` in JSON and in the database.
         * @example 2026-05-01
         */
        Day: string;
        /** @description Which suggestion. */
        DeclinedZone: {
            /**
             * Format: double
             * @description As suggested.
             */
            latitude_deg: number;
            /**
             * Format: double
             * @description As suggested.
             */
            longitude_deg: number;
        };
        /** @description An app as its developer sees it. */
        DeveloperApp: {
            /** @description What it does for them. */
            about: string;
            /** @description When it was registered. */
            created_at: components["schemas"]["Timestamp"];
            device?: components["schemas"]["DeviceType"] | null;
            /** @description Its page. */
            home_url: string;
            /** @description What it calls itself with us: `client_id`. */
            id: components["schemas"]["ClientId"];
            /** @description How it can keep a secret, and whether there is a browser. */
            kind: components["schemas"]["AppKind"];
            /** @description As athletes know it. */
            name: string;
            /** @description Where the browser may be sent back to. */
            redirect_uris: string[];
        };
        /** @description Your apps. */
        DeveloperApps: {
            /** @description The newest comes first. */
            items: components["schemas"]["DeveloperApp"][];
        };
        /** @description What a device shows, and what it asks with. There is no address that carries the code: it is typed by hand. */
        DeviceCodes: {
            /** @description The device asks with it whether somebody let it in. */
            device_code: string;
            /**
             * Format: int64
             * @description Seconds until both are worth nothing.
             * @example 600
             */
            expires_in: number;
            /**
             * Format: int64
             * @description Seconds to wait between two questions.
             * @example 5
             */
            interval: number;
            /**
             * @description The device shows it.
             * @example BCDF-GHJK
             */
            user_code: string;
            /**
             * @description The page where it is typed.
             * @example https://stadion.example/device
             */
            verification_uri: string;
        };
        /** @description A code, and what is to become of its device. */
        DeviceDecision: {
            /** @description Whether the device may bring recordings in your name. */
            allow: boolean;
            /**
             * @description In small or capital letters, with or without the dash.
             * @example BCDF-GHJK
             */
            code: string;
        };
        /** @description What a device sends. */
        DeviceForm: {
            /** @description The id of an app without a browser. */
            client_id: string;
            /** @description `activity:write`, which is also what is meant when it is left out. */
            scope?: string | null;
        };
        /**
         * @description What a browserless app runs on.
         * @enum {string}
         */
        DeviceType: "watch" | "bike_computer" | "machine" | "scale" | "other";
        /** @description What a code is worth. */
        Discount: {
            /** @enum {string} */
            kind: "percent";
            /**
             * Format: int32
             * @description 1 to 100.
             */
            percent: number;
        } | {
            /** @enum {string} */
            kind: "amount";
            /**
             * Format: int64
             * @description In the smallest unit of the promotion's currency.
             */
            minor: number;
        } | {
            /** @enum {string} */
            kind: "free_shipping";
        };
        /** @description What was done of a step. */
        DoneStep: {
            /**
             * Format: double
             * @description Mean heart rate; for laps alone.
             */
            avg_heart_rate_bpm?: number | null;
            /**
             * Format: double
             * @description Mean power; for laps alone.
             */
            avg_power_w?: number | null;
            /**
             * Format: double
             * @description Mean speed.
             */
            avg_speed_mps?: number | null;
            /**
             * Format: double
             * @description Metres it covered.
             */
            distance_m?: number | null;
            /**
             * Format: double
             * @description Seconds it took.
             */
            elapsed_s: number;
        };
        /** @description What was earned. */
        Earned: {
            /** @description Badges earned by it. */
            badges: components["schemas"]["EarnedBadge"][];
            /**
             * Format: int32
             * @description Experience points.
             */
            experience: number;
            /**
             * Format: int32
             * @description Level after.
             */
            level_after: number;
            /**
             * Format: int32
             * @description Level before.
             */
            level_before: number;
            /** @description Personal bests set by it. */
            personal_bests: components["schemas"]["EarnedBest"][];
            /**
             * Format: int32
             * @description Weeks in a row in which the goal was met.
             */
            streak_weeks: number;
        };
        /** @description A badge. */
        EarnedBadge: {
            activity_id?: components["schemas"]["ActivityId"] | null;
            earned_on?: components["schemas"]["Day"] | null;
            /** @description Its id in the catalogue. */
            id: string;
            /** @description `bronze`, `silver` or `gold`, where it has tiers. */
            tier?: string | null;
        };
        /** @description A personal best. */
        EarnedBest: {
            /** @description `5k`, `half`, ... */
            effort: string;
            /**
             * Format: double
             * @description The new best.
             */
            elapsed_s: number;
            /**
             * Format: double
             * @description The one before.
             */
            previous_s?: number | null;
        };
        /** @description The code from the mail. */
        EmailCode: {
            /**
             * @description With or without spaces.
             * @example 1234 5678
             */
            code: string;
        };
        /** @description When it begins. */
        ErasureAsked: {
            /** @description Until then you can sign in and keep the account. */
            due_at: components["schemas"]["Timestamp"];
        };
        /**
         * @description How far it is.
         * @enum {string}
         */
        ErasureState: "waiting" | "erasing" | "erased";
        /**
         * @description Whether somebody comes.
         * @enum {string}
         */
        EventAnswer: "yes" | "maybe" | "no";
        /**
         * Format: uuid
         * @description One event of a group.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        EventId: string;
        /** @description How an export stands. */
        Export: {
            /** @description When you asked. */
            asked_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description How large the file is, once it is ready.
             */
            bytes?: number | null;
            ended_at?: components["schemas"]["Timestamp"] | null;
            expires_at?: components["schemas"]["Timestamp"] | null;
            /** @description Which one. */
            id: components["schemas"]["ExportId"];
            /**
             * Format: int64
             * @description How much of it is done, 0 to 100.
             * @example 42
             */
            percent: number;
            /**
             * @description `waiting`, `working`, `ready` or `failed`.
             * @example working
             */
            state: string;
            /**
             * @description What is being done: `data`, `recordings` or `closing`.
             * @example recordings
             */
            step: string;
        };
        /**
         * Format: uuid
         * @description An export.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        ExportId: string;
        /** @description My exports. */
        Exports: {
            /** @description The latest first. */
            items: components["schemas"]["Export"][];
        };
        /** @description A feed, as who runs the place sees it. */
        Feed: {
            /** @description Where it is fetched. */
            address?: string | null;
            /** @description ISO 3166-1 alpha-2 code of the country in which its products are sold. */
            country: string;
            /** @description ISO 4217 code of its prices. */
            currency: string;
            due_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: int64
             * @description How often it is fetched.
             */
            every_hours: number;
            /** @description Which one. */
            id: components["schemas"]["FeedId"];
            /** @description Whether it is being read right now. */
            is_being_read: boolean;
            /**
             * Format: int64
             * @description How many of its products are listed now.
             */
            listed: number;
            /** @description The last readings, newest first. */
            runs: components["schemas"]["FeedRun"][];
            /** @description Whose. */
            shop: components["schemas"]["ShopId"];
            /** @description `address` or `file`. */
            source: string;
        };
        /** @description What becomes of it, and what its sender reads. */
        FeedbackAnswer: {
            /** @description What its sender reads, up to 2000 letters; absent or empty: nothing. */
            answer?: string | null;
            /** @description What becomes of it. */
            state: components["schemas"]["FeedbackState"];
            /**
             * Format: int64
             * @description The `version` that you looked at.
             */
            version: number;
        };
        /** @description How much of it is in one state. */
        FeedbackCount: {
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
            /** @description The state. */
            state: components["schemas"]["FeedbackState"];
        };
        /**
         * Format: uuid
         * @description Something that somebody told us. Whoever says it makes the id, so that saying it again is saying it once.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        FeedbackId: string;
        /** @description A page of the inbox. */
        FeedbackInbox: {
            /** @description All there is, by state. */
            counts: components["schemas"]["FeedbackCount"][];
            /** @description What came last first. */
            items: components["schemas"]["OperatedFeedback"][];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /**
         * @description A face or a word.
         * @enum {string}
         */
        FeedbackKind: "happy" | "neutral" | "sad" | "problem" | "idea" | "praise";
        /**
         * @description What became of it.
         * @enum {string}
         */
        FeedbackState: "new" | "seen" | "planned" | "done" | "declined";
        /**
         * @description How the page looked.
         * @enum {string}
         */
        FeedbackTheme: "light" | "dark";
        /**
         * @description How wide the page was.
         * @enum {string}
         */
        FeedbackWidth: "phone" | "tablet" | "desktop";
        /** @description A badge or one of its tiers. */
        FeedBadge: {
            /**
             * @description Its id in the catalogue.
             * @example climber
             */
            id: string;
            /**
             * @description `bronze`, `silver` or `gold`, where it has tiers.
             * @example bronze
             */
            tier?: string | null;
        };
        /** @description What is to be different. What is left out stays. */
        FeedChange: {
            /** @description Another address; a feed of files becomes one that is fetched. */
            address?: string | null;
            /**
             * Format: int64
             * @description Another pause, 1 to 720 hours.
             */
            every_hours?: number | null;
        };
        /** @description From where we shall know what a shop sells in a country. */
        FeedDraft: {
            /**
             * @description Where it is fetched. Without one, files are uploaded.
             * @example https://shop.example/feeds/it.xml
             */
            address?: string | null;
            /**
             * @description ISO 3166-1 alpha-2 code, in capital letters.
             * @example IT
             */
            country: string;
            /**
             * @description ISO 4217 code, in capital letters.
             * @example EUR
             */
            currency: string;
            /**
             * Format: int64
             * @description How often it is fetched, 1 to 720 hours; 24 unless said.
             */
            every_hours?: number | null;
            /** @description Whose. */
            shop: components["schemas"]["ShopId"];
        };
        /** @description What somebody did, with what it earned and what others said. */
        FeedEntry: {
            activity: components["schemas"]["ActivityCard"];
            /** @description Badges and tiers that it completed. */
            badges: components["schemas"]["FeedBadge"][];
            /**
             * Format: int64
             * @description How many comments there are for you.
             * @example 2
             */
            comments: number;
            /** @description Kudos. */
            kudos: components["schemas"]["Kudos"];
            /**
             * Format: int32
             * @description The level that it led to, if it led to one.
             * @example 5
             */
            level?: number | null;
        };
        /** @description A product that was left out, and why. */
        FeedFault: {
            /**
             * @description The field, by Google's name.
             * @example price
             */
            field: string;
            /** @description Its id, if it has one. */
            item?: string | null;
            /**
             * Format: int64
             * @description The line of the feed on which the product begins.
             */
            line: number;
            /**
             * Format: int64
             * @description Counted from 1, in the order of the feed.
             */
            number: number;
            /**
             * @description What is wrong with it, in words.
             * @example a price is more than zero
             */
            reason: string;
        };
        /**
         * Format: uuid
         * @description A feed of a shop: one country, one currency.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        FeedId: string;
        /** @description One reading of a feed, and its figures. */
        FeedRun: {
            /**
             * Format: int64
             * @description Products that were not there before.
             */
            added: number;
            /**
             * Format: int64
             * @description Products that made no sense and were left out.
             */
            broken: number;
            /**
             * Format: int64
             * @description Products of which something is different.
             */
            changed: number;
            ended_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: int64
             * @description Products that are not in the feed any more.
             */
            gone: number;
            /**
             * Format: int64
             * @description How many products were listed before.
             */
            listed_before: number;
            /** @description Why, in words; empty when all is well. */
            message: string;
            /**
             * @description `reading`; `done`; `not_newer`: the address has nothing new; `too_short`: so much is missing that
             *     nothing was taken off the list, which awaits a word; `broken_off`: it could not be read to its end, so
             *     nothing was taken off; `failed`: nothing could be read.
             * @example done
             */
            outcome: string;
            /**
             * Format: int64
             * @description Products read, broken ones included.
             */
            read: number;
            /**
             * Format: int64
             * @description Counted from 1.
             */
            run: number;
            /** @description When it began. */
            started_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Products that are as they were.
             */
            unchanged: number;
        };
        /** @description The feeds of all shops. */
        Feeds: {
            /** @description By shop and country. */
            items: components["schemas"]["Feed"][];
        };
        /** @description What the link holds, and a new password. */
        FinishRecovery: {
            /**
             * Format: password
             * @description 8 letters to 1024 bytes.
             */
            password: string;
            /** @description What stands after the `#`. */
            token: string;
        };
        /** @description How many people follow somebody. */
        Followers: {
            /**
             * Format: int64
             * @description So many.
             * @example 128
             */
            count: number;
            /** @description There are more than that: beyond 10,000 nobody counts. */
            more?: boolean;
        };
        /** @description Who finds you beside your friends. */
        FindSettings: {
            /**
             * @description Who finds you by your name, your handle or a group that you share. `everyone` unless you say otherwise; `nobody` if you
             *     are under 18, or told that your work makes you worth finding.
             */
            found_by: components["schemas"]["FoundBy"];
        };
        /** @description Whether people may follow you, and how many do. */
        FollowSettings: {
            /** @description How many do. While it is off, they stay on your list and nothing of you comes into their feeds. */
            followers: components["schemas"]["Followers"];
            /** @description People may follow you. */
            open: boolean;
        };
        /** @description Whether people may follow you. */
        FollowWish: {
            /** @description People may follow you. */
            open: boolean;
        };
        /**
         * @description Who finds somebody beside their friends.
         * @enum {string}
         */
        FoundBy: "everyone" | "friends_of_friends" | "nobody";
        /** @description A link of yours, without its secret. */
        FriendInvitation: {
            /** @description Until when it is good. */
            expires_at: components["schemas"]["Timestamp"];
            /** @description Which one. */
            id: components["schemas"]["FriendInvitationId"];
            /** @description When it was made. */
            made_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description How many it does at most.
             * @example 50
             */
            most_uses: number;
            /**
             * Format: int64
             * @description How many people it made your friends.
             */
            uses: number;
        };
        /**
         * Format: uuid
         * @description One invitation of a person.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        FriendInvitationId: string;
        /** @description Your links. */
        FriendInvitationList: {
            /** @description At most 10, the latest first. */
            items: components["schemas"]["FriendInvitation"][];
        };
        /** @description A pair of shoes or a bike of yours. */
        Gear: {
            /**
             * Format: int32
             * @description How many activities were done with it.
             */
            activities: number;
            /**
             * @description Who makes it; may be empty.
             * @example Corvo
             */
            brand: string;
            /** @description The sports whose new activities get it by themselves. */
            default_for: string[];
            /**
             * Format: double
             * @description Metres altogether: those before, and those of its activities.
             */
            distance_m: number;
            first_used_on?: components["schemas"]["Day"] | null;
            /** @description Which one. */
            id: components["schemas"]["GearId"];
            /** @description Shoes or a bike. */
            kind: components["schemas"]["GearKind"];
            last_used_on?: components["schemas"]["Day"] | null;
            /**
             * @description What it is called.
             * @example Strada 3
             */
            model: string;
            /** @description What you call it. */
            name?: string | null;
            /**
             * Format: double
             * @description Metres it had gone before its activities here.
             */
            offset_m: number;
            retired_on?: components["schemas"]["Day"] | null;
            /**
             * Format: double
             * @description Metres at which you want to be reminded.
             */
            wear_m?: number | null;
        };
        /** @description Which gear. */
        GearChoice: {
            /** @description Gear of yours that goes with the sport; it may be out of use. */
            gear_id: components["schemas"]["GearId"];
        };
        /** @description What to add. */
        GearDraft: {
            /**
             * @description Who makes it, at most 60 letters.
             * @example Corvo
             */
            brand?: string;
            /** @description The sports whose new activities get it by themselves, in the place of what they got before. */
            default_for?: string[];
            first_used_on?: components["schemas"]["Day"] | null;
            /** @description Shoes or a bike; it stays so. */
            kind: components["schemas"]["GearKind"];
            /**
             * @description What it is called, 1 to 80 letters.
             * @example Strada 3
             */
            model: string;
            /** @description What you call it, at most 60 letters. */
            name?: string | null;
            /**
             * Format: double
             * @description Metres it has gone already.
             */
            offset_m?: number;
            /**
             * Format: double
             * @description Metres at which you want to be reminded; `null` for never. Unless said it is 700 km for shoes, a common
             *     figure with weak evidence, and never for bikes.
             */
            wear_m?: number | null;
        };
        /** @description What to change; what is left out stays. */
        GearEdit: {
            /** @description Who makes it, at most 60 letters; an empty one takes the brand away. */
            brand?: string | null;
            first_used_on?: components["schemas"]["Day"] | null;
            /** @description What it is called, 1 to 80 letters. */
            model?: string | null;
            /** @description What you call it, at most 60 letters; an empty one takes the name away. */
            name?: string | null;
            /**
             * Format: double
             * @description Metres it had gone before its activities here.
             */
            offset_m?: number | null;
            /** @description Out of use from today on, or in use again. Its activities keep it either way. */
            retired?: boolean | null;
            /**
             * Format: double
             * @description Metres at which you want to be reminded; `null` for never.
             */
            wear_m?: number | null;
        };
        /**
         * Format: uuid
         * @description A pair of shoes, a bike.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        GearId: string;
        /**
         * @description What can be counted.
         * @enum {string}
         */
        GearKind: "shoes" | "bike";
        /** @description All your gear. */
        GearList: {
            /** @description What is in use comes first, and then what was used last; 200 pieces are the most. */
            items: components["schemas"]["Gear"][];
        };
        /** @description A pair of shoes or a bike that you bought. */
        GearOffer: {
            /** @description The day of the purchase on your calendar. */
            bought_on: components["schemas"]["Day"];
            /** @description Who makes it; may be empty. */
            brand: string;
            /** @description Which offer. */
            id: components["schemas"]["GearOfferId"];
            /** @description Shoes or a bike. */
            kind: components["schemas"]["GearKind"];
            /** @description What it is called. */
            model: string;
            /** @description The sport it is made for, if it is for one. */
            sport?: string | null;
        };
        /**
         * Format: uuid
         * @description Something bought that could become gear.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        GearOfferId: string;
        /** @description Purchases that could be counted as gear. */
        GearOffers: {
            /** @description The latest purchase first; at most 20. */
            items: components["schemas"]["GearOffer"][];
        };
        /** @description How many days a week one wants to be active. */
        Goal: {
            /**
             * Format: int64
             * @description Active days a week, 1 to 7.
             * @example 3
             */
            goal_days: number;
        };
        /** @description One distance over the years. */
        GradedDistance: {
            /**
             * @description `5k`, `10k`, `half` or `marathon`.
             * @example 10k
             */
            effort: string;
            /** @description Years in which it was run, the earliest first. */
            years: components["schemas"]["GradedYear"][];
        };
        /** @description The best run of a year over a distance, by its grade. */
        GradedYear: {
            /** @description In which activity. */
            activity_id: components["schemas"]["ActivityId"];
            /**
             * Format: int32
             * @description Whole years on that day.
             */
            age: number;
            /**
             * Format: double
             * @description Seconds.
             */
            elapsed_s: number;
            /** @description When. */
            on: components["schemas"]["Day"];
            /**
             * Format: double
             * @description `100 · standard / time`, with the standard of the age and sex (Alan Jones' road tables of 2025).
             * @example 61.4
             */
            percent: number;
            /**
             * Format: int32
             * @description The calendar year.
             */
            year: number;
        };
        /** @description A group with what you may do in it. */
        Group: components["schemas"]["GroupCard"] & {
            goal?: components["schemas"]["GroupGoal"] | null;
            /** @description Whether a decision on a report hides it from everybody but its owners. */
            hidden?: boolean;
            /** @description Whether you announce, and say when and where the group meets. */
            may_announce: boolean;
            /** @description Whether you let people in and put them out, and edit the group. */
            may_manage: boolean;
            /** @description Whether you read what is written there. */
            may_read: boolean;
        };
        /** @description A group in a list. */
        GroupCard: {
            /** @description What it is about; may be empty. */
            about: string;
            /** @description Whether you asked to join and wait for an answer. */
            asked: boolean;
            /** @description Which one. */
            id: components["schemas"]["GroupId"];
            /** @description Who finds it and who gets in. */
            kind: components["schemas"]["GroupKind"];
            /**
             * Format: int64
             * @description How many belong to it.
             */
            members: number;
            /**
             * @description Its name.
             * @example Lauftreff Nord
             */
            name: string;
            /** @description Names the picture as it is now, if there is one; another picture has another name. */
            picture?: string | null;
            /**
             * @description Where it is, in words.
             * @example Hamburg
             */
            place?: string | null;
            role?: components["schemas"]["GroupRole"] | null;
            /**
             * @description The sport it is for; absent: any.
             * @example running
             */
            sport?: string | null;
        };
        /** @description What a group should be like. */
        GroupDraft: {
            /** @description What it is about, up to 1,000 letters. */
            about?: string;
            goal?: components["schemas"]["GroupGoal"] | null;
            /** @description Who finds it and who gets in. */
            kind: components["schemas"]["GroupKind"];
            /**
             * @description Its name, 3 to 60 letters.
             * @example Lauftreff Nord
             */
            name: string;
            /**
             * @description Where it is, in words, up to 80 letters.
             * @example Hamburg
             */
            place?: string | null;
            /**
             * @description The sport it is for; absent: any. Only activities of this sport count for the group.
             * @example running
             */
            sport?: string | null;
        };
        /** @description When and where a group meets. */
        GroupEvent: {
            /** @description What it is about; may be empty. */
            about: string;
            answer?: components["schemas"]["EventAnswer"] | null;
            /** @description Whether it was called off. */
            cancelled: boolean;
            /** @description When it ends. */
            ends_at: components["schemas"]["Timestamp"];
            /** @description Which one. */
            id: components["schemas"]["EventId"];
            /**
             * @description When it begins on the clock of its place.
             * @example 2027-05-09T09:00
             */
            local_start: string;
            /**
             * Format: int64
             * @description How many come perhaps.
             */
            maybe: number;
            /**
             * @description Where, in words; may be empty.
             * @example By the bridge
             */
            place: string;
            /** @description When it begins. */
            starts_at: components["schemas"]["Timestamp"];
            /**
             * @description The IANA time zone of its place.
             * @example Europe/Berlin
             */
            time_zone: string;
            /**
             * @description What it is called.
             * @example Long run
             */
            title: string;
            /**
             * Format: int64
             * @description How many come.
             */
            yes: number;
        };
        /** @description What an event should be like. */
        GroupEventDraft: {
            /** @description What it is about, up to 2,000 letters. */
            about?: string;
            /** @description Whether it is called off. */
            cancelled?: boolean;
            /**
             * @description When it begins on the clock of its place.
             * @example 2027-05-09T09:00
             */
            local_start: string;
            /**
             * Format: int64
             * @description How many minutes it lasts, 5 to 10,080.
             * @example 90
             */
            minutes: number;
            /**
             * @description Where, in words, up to 120 letters.
             * @example By the bridge
             */
            place?: string;
            /**
             * @description The IANA time zone of its place.
             * @example Europe/Berlin
             */
            time_zone: string;
            /**
             * @description What it is called, 3 to 80 letters.
             * @example Long run
             */
            title: string;
        };
        /** @description What a group wants to reach together in each period. */
        GroupGoal: {
            /**
             * Format: int64
             * @description How much: metres, seconds or activities.
             * @example 1000000
             */
            amount: number;
            /** @description What is added up. */
            measure: components["schemas"]["GroupMeasure"];
            /** @description In which time. */
            period: components["schemas"]["GroupPeriod"];
        };
        /** @description A goal and how far it is reached. */
        GroupGoalNow: {
            /**
             * Format: int64
             * @description How much is wanted: metres, seconds or activities.
             */
            amount: number;
            /** @description What is added up. */
            measure: components["schemas"]["GroupMeasure"];
            /** @description In which time. */
            period: components["schemas"]["GroupPeriod"];
            /**
             * Format: int64
             * @description How much of it there is in the period that runs: metres, seconds or activities.
             */
            reached: number;
        };
        /**
         * Format: uuid
         * @description A group of people who train together.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        GroupId: string;
        /**
         * @description Who finds a group and who gets in.
         * @enum {string}
         */
        GroupKind: "open" | "by_request" | "hidden";
        /** @description Some groups. */
        GroupList: {
            /** @description At most 100. */
            items: components["schemas"]["GroupCard"][];
        };
        /**
         * @description What is added up.
         * @enum {string}
         */
        GroupMeasure: "distance" | "time" | "count";
        /** @description Somebody who belongs to a group. */
        GroupMember: components["schemas"]["PersonSince"] & {
            /** @description What they are in it. */
            role: components["schemas"]["GroupRole"];
        };
        /**
         * @description A stretch of the calendar.
         * @enum {string}
         */
        GroupPeriod: "week" | "month" | "year";
        /** @description Something written in a group. */
        GroupPost: {
            /** @description Whether it is said for the group. */
            announcement: boolean;
            /** @description Who wrote it. */
            author: components["schemas"]["Person"];
            edited_at?: components["schemas"]["Timestamp"] | null;
            /** @description Whether a decision on a report hides it from everybody else. Told to its author alone. */
            hidden?: boolean;
            /** @description Which one. */
            id: components["schemas"]["PostId"];
            /** @description Whether you may delete it. */
            may_delete: boolean;
            /** @description Whether you may change it. */
            may_edit: boolean;
            /**
             * @description Plain text; line breaks count.
             * @example Sunday at nine, by the bridge.
             */
            text: string;
            /** @description When. */
            written_at: components["schemas"]["Timestamp"];
        };
        /** @description What to write. */
        GroupPostDraft: {
            /** @description Whether it is said for the group; for those who run or coach it. */
            announcement?: boolean;
            /**
             * @description 1 to 4,000 letters.
             * @example Sunday at nine, by the bridge.
             */
            text: string;
        };
        /** @description Other words. */
        GroupPostText: {
            /**
             * @description 1 to 4,000 letters.
             * @example Sunday at ten, by the bridge.
             */
            text: string;
        };
        /**
         * @description What a member is in a group; each may what those after it may.
         * @enum {string}
         */
        GroupRole: "owner" | "admin" | "coach" | "member";
        /** @description A sum. */
        GroupSum: {
            /**
             * Format: int64
             * @description Activities.
             */
            activities: number;
            /**
             * Format: int64
             * @description Metres.
             */
            distance_m: number;
            /**
             * Format: int64
             * @description Seconds in motion.
             */
            moving_s: number;
        };
        /**
         * @description What the members of a group did together. Activities count that began after their athlete joined and that everybody may see,
         *     with the numbers that everybody sees.
         */
        GroupTotals: {
            goal?: components["schemas"]["GroupGoalNow"] | null;
            /** @description Since the first of the month. */
            month: components["schemas"]["GroupSum"];
            /** @description Since Monday. */
            week: components["schemas"]["GroupSum"];
            /** @description Since the first of January. */
            year: components["schemas"]["GroupSum"];
        };
        /** @description Whether a handle can be had. */
        HandleCheck: {
            /** @description Free at this moment. */
            available: boolean;
            /**
             * @description As it would be kept.
             * @example anna
             */
            handle: string;
            /** @description Why it cannot be had. */
            reason?: string | null;
        };
        /** @description How many activities became less visible. */
        HiddenActivities: {
            /**
             * Format: int64
             * @description That many.
             */
            activities: number;
        };
        /** @description What to hide. */
        HidePast: {
            /** @description Who may see them at most from now on. */
            audience: components["schemas"]["PastAudience"];
            before?: components["schemas"]["Day"] | null;
        };
        /** @description An upload and what became of its files. */
        Import: {
            /**
             * Format: int64
             * @description Files whose activities were here already.
             */
            already_here: number;
            /** @description When it was uploaded. */
            created_at: components["schemas"]["Timestamp"];
            /** @description The name of the file that was uploaded. */
            file_name?: string | null;
            /** @description Each file so far, in the order of the archive. */
            files: components["schemas"]["ImportedFile"][];
            /** @description Which one. */
            id: components["schemas"]["ImportId"];
            /**
             * Format: int64
             * @description Files that became activities.
             */
            recorded: number;
            /**
             * Format: int64
             * @description Files that could not be taken.
             */
            refused: number;
            /**
             * @description `working` or `done`.
             * @example working
             */
            status: string;
            /**
             * Format: int64
             * @description How many files it holds. While it is worked through, entries that are no files may count, too.
             */
            total: number;
        };
        /** @description One file of an upload. */
        ImportedFile: {
            activity_id?: components["schemas"]["ActivityId"] | null;
            /** @description Why it was refused, for programs. */
            code?: string | null;
            /** @description Why it was refused, for people. */
            detail?: string | null;
            /** @description Its name. */
            name: string;
            /** @description `recorded`, `already_here` or `refused`. */
            outcome: string;
        };
        /**
         * Format: uuid
         * @description One upload: a file, or an archive of many.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        ImportId: string;
        /**
         * @description What a step is for.
         * @enum {string}
         */
        Intent: "warm_up" | "work" | "rest" | "cool_down";
        /** @description A link, without its secret. */
        Invitation: {
            /** @description Until when it is good. */
            expires_at: components["schemas"]["Timestamp"];
            /** @description Which one. */
            id: components["schemas"]["InvitationId"];
            /** @description When it was made. */
            made_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description How many it lets in at most.
             */
            most_uses: number;
            /**
             * Format: int64
             * @description How many it let in.
             */
            uses: number;
        };
        /** @description What a link should be like. */
        InvitationDraft: {
            /**
             * Format: int64
             * @description For how many days it is good, 1 to 90.
             * @example 7
             */
            days: number;
            /**
             * Format: int64
             * @description How many people it lets in, 1 to 10,000.
             * @example 20
             */
            most_uses: number;
        };
        /**
         * Format: uuid
         * @description One invitation link.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        InvitationId: string;
        /** @description The links of a group. */
        InvitationList: {
            /** @description At most 20, the latest first. */
            items: components["schemas"]["Invitation"][];
        };
        /** @description How far people came, and who came back. */
        Journey: {
            /** @description By country, whichever was chosen; most people first. */
            countries: components["schemas"]["CountryCohort"][];
            /** @description The Monday of the first week. */
            from: components["schemas"]["Day"];
            /**
             * Format: int64
             * @description Among all of them: rows that a demo made up.
             */
            invented: number;
            /** @description The Monday of the last week. */
            to: components["schemas"]["Day"];
            /** @description Everybody who was chosen. */
            total: components["schemas"]["JourneyCohort"];
            /** @description The same by week of registration, every week of the range. */
            weeks: components["schemas"]["WeekCohort"][];
            /**
             * Format: int64
             * @description Days that a person has for each step.
             */
            window_days: number;
        };
        /** @description Figures of some people. */
        JourneyCohort: {
            /**
             * Format: int64
             * @description Who registered.
             */
            registered: number;
            /** @description Who came back on day 1, 7 and 30. */
            returns: components["schemas"]["JourneyReturnCount"][];
            /** @description The steps after registration, in order. */
            steps: components["schemas"]["JourneyStepCount"][];
            /**
             * Format: int64
             * @description Of them, those who still have days left for their steps.
             */
            still_open: number;
        };
        /** @description Who came back. */
        JourneyReturnCount: {
            /**
             * Format: int64
             * @description Here on exactly that day.
             */
            classic: number;
            /**
             * Format: int64
             * @description People for whom that day is over.
             */
            counted: number;
            /**
             * Format: int64
             * @description Days after the day of registration.
             */
            day: number;
            /**
             * Format: int64
             * @description People for whom it is not.
             */
            left_out: number;
            /**
             * Format: int64
             * @description Here on that day or later.
             */
            rolling: number;
        };
        /**
         * @description A step of the journey, after registration.
         * @enum {string}
         */
        JourneyStep: "first_activity" | "planned_done" | "achievement" | "promotion_granted" | "code_taken" | "purchase";
        /** @description Who did a step. */
        JourneyStepCount: {
            /**
             * Format: int64
             * @description At all.
             */
            at_all: number;
            /**
             * Format: int64
             * @description With all steps before it, within the window.
             */
            in_order: number;
            /** @description Which step. */
            step: components["schemas"]["JourneyStep"];
        };
        /**
         * @description What a session is for.
         * @enum {string}
         */
        Kind: "easy" | "recovery" | "long" | "light" | "tempo" | "intervals" | "sharpen" | "race" | "strength" | "mobility";
        /** @description One kind, and whether it is wanted. */
        KindWanted: {
            /** @description In the app: on the page, in the bell, live. */
            in_app: boolean;
            /** @description What. */
            kind: components["schemas"]["NotificationKind"];
        };
        /** @description The kudos of an activity in two numbers. */
        Kudos: {
            /**
             * Format: int64
             * @description How many people gave kudos.
             * @example 3
             */
            count: number;
            /** @description Whether you did. */
            given: boolean;
        };
        /** @description A page of those who gave kudos. */
        KudosPage: components["schemas"]["Kudos"] & {
            /** @description Who, the latest first. */
            items: components["schemas"]["Person"][];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One lap. */
        Lap: {
            /**
             * Format: double
             * @description Metres climbed.
             */
            ascent_m?: number | null;
            /**
             * Format: double
             * @description Mean cadence; on foot these are strides, two steps each.
             */
            avg_cadence_rpm?: number | null;
            /**
             * Format: double
             * @description Mean heart rate.
             */
            avg_heart_rate_bpm?: number | null;
            /**
             * Format: double
             * @description Mean power.
             */
            avg_power_w?: number | null;
            /**
             * Format: double
             * @description Mean speed in motion.
             */
            avg_speed_mps?: number | null;
            /**
             * Format: double
             * @description Metres covered.
             */
            distance_m?: number | null;
            /**
             * Format: double
             * @description Seconds from its start to its end.
             */
            elapsed_s: number;
            /**
             * Format: int32
             * @description From 1.
             */
            index: number;
            /**
             * Format: double
             * @description Highest heart rate.
             */
            max_heart_rate_bpm?: number | null;
            /**
             * Format: double
             * @description Seconds in motion.
             */
            moving_s?: number | null;
            /**
             * Format: double
             * @description Seconds from the start of the activity.
             */
            started_after_s: number;
            /**
             * Format: double
             * @description Seconds that the timer ran.
             */
            timer_s: number;
        };
        /** @description What is not here. */
        LeftOut: {
            /**
             * Format: int64
             * @description How many of its lines.
             */
            count: number;
            /**
             * @description The file of the export.
             * @example friends
             */
            what: string;
            /**
             * @description Why: `not_allowed` here, `decided_here` already, `too_many`, `unreadable`, `refused`; `people` are somewhere else;
             *     `elsewhere` is where it can be checked; `ask_anew`, since it was said to somebody else; `plans` are made of today.
             * @example people
             */
            why: string;
        };
        /** @description Why. */
        LegalHold: {
            /** @description Which law or order, in 10 to 500 letters. */
            reason: string;
        };
        /** @description A workout of the library. */
        LibraryWorkout: {
            /** @description What it is about. */
            about: components["schemas"]["Words"];
            /**
             * @description Its id.
             * @example run_intervals_1k
             */
            id: string;
            /** @description What for. */
            kind: components["schemas"]["Kind"];
            /** @description What it is called. */
            name: components["schemas"]["Words"];
            /** @description For which sport. */
            sport: components["schemas"]["TrainingSport"];
        };
        /** @description The process runs. */
        Live: {
            /** @description Always `live`. */
            status: string;
        };
        /** @description Fitness, fatigue and form, worked out from every day since the first activity. */
        LoadCurve: {
            /** @description The last 42 days, the day asked for being the last. */
            days: components["schemas"]["LoadDay"][];
            /**
             * Format: double
             * @description Short average of the daily load.
             */
            fatigue: number;
            /**
             * Format: double
             * @description Long average of the daily load.
             */
            fitness: number;
            /**
             * Format: double
             * @description How fresh the day began: fitness minus fatigue of the eve.
             */
            form: number;
        };
        /** @description One day of load. */
        LoadDay: {
            /**
             * Format: double
             * @description Fatigue in the evening.
             */
            fatigue: number;
            /**
             * Format: double
             * @description Fitness in the evening.
             */
            fitness: number;
            /**
             * Format: double
             * @description Form in the morning.
             */
            form: number;
            /**
             * Format: double
             * @description Its load.
             */
            load: number;
            /** @description Which day. */
            on: components["schemas"]["Day"];
        };
        /** @description The activity that a session was, and why we think so. */
        Matched: {
            /** @description Which activity. */
            activity_id: components["schemas"]["ActivityId"];
            /**
             * @description `distance` (metres) or `duration` (seconds).
             * @example distance
             */
            basis: string;
            /**
             * @description `rule` (same sport, same day, alike) or `hand` (chosen).
             * @example rule
             */
            by: string;
            /**
             * Format: double
             * @description How much was done.
             * @example 9800
             */
            done: number;
            /**
             * Format: double
             * @description How much was planned.
             * @example 10000
             */
            planned: number;
        };
        /** @description The session that an activity was. */
        MatchedSession: {
            /** @description Sessions of the same day and sport that it could be, when it is none. */
            choices: components["schemas"]["SessionCard"][];
            session?: components["schemas"]["SessionCard"] | null;
        };
        /** @description What you see of yourself. */
        Me: {
            /** @description Never shown to others. */
            birth_on: components["schemas"]["Day"];
            /**
             * @description ISO 3166-1 alpha-2 code of the country of residence.
             * @example IT
             */
            country: string;
            /** @description Member since. */
            created_at: components["schemas"]["Timestamp"];
            /**
             * @description Who sees new activities: `everyone`, `groups`, `friends`, `coach` or `only_me`.
             * @example everyone
             */
            default_audience: string;
            /**
             * @description Never shown to others.
             * @example anna@example.org
             */
            email: string;
            /**
             * @description Unique name in addresses.
             * @example anna
             */
            handle: string;
            /** @description Whether a password opens this account beside passkeys. */
            has_password: boolean;
            /** @description Who. */
            id: components["schemas"]["AthleteId"];
            /** @description Whether you are one of those who run this installation. */
            is_operator: boolean;
            /**
             * @description `en` or `ru`.
             * @example en
             */
            language: string;
            /**
             * @description The name shown.
             * @example Anna Rossi
             */
            name: string;
            /**
             * @description ISO 3166-2 code of the part of the country, if you told it. Never shown to others; who takes part in a
             *     challenge of a region is known to live there.
             * @example IT-25
             */
            region?: string | null;
            staff_role?: components["schemas"]["StaffRole"] | null;
            /**
             * @description IANA name.
             * @example Europe/Rome
             */
            time_zone: string;
            /**
             * @description `metric` or `imperial`.
             * @example metric
             */
            units: string;
        };
        /** @description Friends whom you have in common with somebody. */
        MutualFriends: {
            /** @description A few of them. */
            among: components["schemas"]["Person"][];
            /**
             * Format: int32
             * @description How many.
             * @example 3
             */
            count: number;
        };
        /** @description What somebody of the staff did with your account. Their name is not told; who runs this place knows it. */
        MyAuditEntry: {
            /**
             * @description What they did.
             * @example look_at_account
             */
            act: string;
            /** @description When. */
            at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Counts up; not without gaps, as most deeds are not about you.
             */
            entry_no: number;
            /** @description Why. */
            reason?: string | null;
            /**
             * @description In which role; `console` is whoever runs the machine.
             * @example support
             */
            role: string;
        };
        /** @description How one stands in a challenge. */
        MyChallengePart: {
            /** @description Whether the goal is reached. */
            goal_reached: boolean;
            /** @description Since when. */
            joined_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description From 1; absent while nothing counts.
             */
            rank?: number | null;
            /**
             * Format: int64
             * @description What counts so far, in metres, seconds, activities or days.
             */
            score: number;
        };
        /** @description A decision about something of yours: its statement of reasons, and what you can do about it. */
        MyDecision: {
            activity_id?: components["schemas"]["ActivityId"] | null;
            /** @description Why. */
            answer?: string | null;
            answered_at?: components["schemas"]["Timestamp"] | null;
            /** @description What you said against it. */
            appeal?: string | null;
            /** @description Until when you can appeal. */
            appeal_until: components["schemas"]["Timestamp"];
            appealed_at?: components["schemas"]["Timestamp"] | null;
            /** @description Whether a machine found it or decided. It never does here: somebody reported it, and a person decided. */
            automated: boolean;
            /** @description When. */
            decided_at: components["schemas"]["Timestamp"];
            /** @description What was decided. */
            decision: components["schemas"]["SafetyDecision"];
            group_id?: components["schemas"]["GroupId"] | null;
            /** @description Which one. */
            id: components["schemas"]["CaseId"];
            /** @description What kind of thing it is about. */
            kind: components["schemas"]["ReportedKind"];
            /** @description Whether you can appeal now. */
            may_appeal: boolean;
            outcome?: components["schemas"]["AppealOutcome"] | null;
            /** @description What it said. */
            quote: string;
            restricted_until?: components["schemas"]["Timestamp"] | null;
            /** @description By which rule of this place. */
            rule: components["schemas"]["SafetyRule"];
            /** @description Why. */
            statement: string;
        };
        /** @description Offers of one athlete. */
        MyOffers: {
            /** @description The athlete's own, the newest first. */
            offers: components["schemas"]["OfferCard"][];
            /** @description Those that the athlete may take. */
            open: components["schemas"]["OfferCard"][];
        };
        /** @description A challenge and what it is called. */
        NamedChallenge: {
            /** @description Which one. */
            id: components["schemas"]["ChallengeId"];
            /**
             * @description What it is called.
             * @example May in motion
             */
            title: string;
        };
        /**
         * @description A new app: its kind, and what [`AppDraft`] says of it. The fields stand here once more because a draft inside of
         *     something else would not notice fields that it does not know.
         */
        NewApp: {
            /**
             * @description What it does for athletes, 1 to 300 letters. They read it before they decide.
             * @example Writes a diary of your runs.
             */
            about: string;
            device?: components["schemas"]["DeviceType"] | null;
            /**
             * @description Its page: where athletes learn who is behind it.
             * @example https://app.example/
             */
            home_url: string;
            /** @description How it can keep a secret, and whether there is a browser. It never changes. */
            kind: components["schemas"]["AppKind"];
            /**
             * @description As athletes know it, 1 to 60 letters.
             * @example Trail Diary
             */
            name: string;
            /**
             * @description Where the browser is sent back to: `https://…`, or `http://127.0.0.1/…` on the device itself. Compared
             *     letter by letter. A browserless app has none.
             */
            redirect_uris?: string[];
        };
        /** @description Somebody whom the provider knows and Stadion does not: what the form for joining begins with. */
        Newcomer: {
            /**
             * @description As the provider told it.
             * @example anna@example.org
             */
            email?: string | null;
            /** @description Whether the address needs no further proof, as long as it stays the same. */
            email_is_proven: boolean;
            /**
             * @description As the provider told it.
             * @example Anna Rossi
             */
            name?: string | null;
        };
        /** @description What somebody says, and where. */
        NewFeedback: {
            /**
             * @description The build of the app, as `web_config` told it.
             * @example 0.1.0-5f3a9c21
             */
            build: string;
            /** @description A face or a word. */
            kind: components["schemas"]["FeedbackKind"];
            /**
             * @description The language of the page.
             * @example en
             */
            language: string;
            /**
             * @description The pattern of the page: words and the names of its parts, never an id or what was searched for.
             * @example /activities/$id
             */
            page: string;
            /** @description More, if there is more to say; up to 2000 letters. */
            text?: string;
            /** @description How the page looked. */
            theme: components["schemas"]["FeedbackTheme"];
            /** @description How wide the page was. */
            width: components["schemas"]["FeedbackWidth"];
        };
        /** @description A link as it is told once. */
        NewFriendInvitation: components["schemas"]["FriendInvitation"] & {
            /**
             * @description The address to pass on. It is told this once.
             * @example https://stadion.example/invitation?token=019ab1c2
             */
            link: string;
            /** @description The address as a QR code: a row of `1` (dark) and `0` for each line of squares, without the margin. */
            squares: string[];
        };
        /** @description A link as it is told once. */
        NewInvitation: components["schemas"]["Invitation"] & {
            /**
             * @description The address to pass on. It is told this once.
             * @example https://stadion.example/groups/019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b?invitation=00f1
             */
            link: string;
            /** @description The address as a QR code: a row of `1` (dark) and `0` for each line of squares, without the margin. */
            squares: string[];
        };
        /**
         * @description Why nothing is suggested.
         * @enum {string}
         */
        NoneBecause: "minor" | "not_allowed" | "no_shop" | "nothing_suits";
        /** @description A notice in every language of the app. */
        Notice: {
            /** @description Arabic. */
            ar: components["schemas"]["NoticeWords"];
            /** @description Hash of the Arabic words. */
            ar_hash: string;
            /** @description English. */
            en: components["schemas"]["NoticeWords"];
            /** @description Hash of the English words. */
            en_hash: string;
            /**
             * @description What it is about.
             * @example health_metrics
             */
            id: string;
            /** @description Russian. */
            ru: components["schemas"]["NoticeWords"];
            /** @description Hash of the Russian words. */
            ru_hash: string;
            /**
             * Format: int32
             * @description From 1.
             */
            version: number;
        };
        /** @description Notices. */
        Notices: {
            /** @description Every version of each; those of before, too, so that what somebody read can be read again. */
            items: components["schemas"]["Notice"][];
        };
        /** @description A notice in one language. */
        NoticeWords: {
            /** @description For how long. */
            how_long: string;
            /** @description How to stop it, and what happens then. */
            how_to_stop: string;
            /** @description In one sentence. */
            short: string;
            /**
             * @description What the switch is called.
             * @example Heart rate and body
             */
            title: string;
            /** @description What is processed. */
            what: string;
            /** @description Who gets it. */
            who: string;
            /** @description What for. */
            why: string;
        };
        /** @description Something to hear of. */
        Notification: {
            activity?: components["schemas"]["ActivityCard"];
            /** @description When something last happened to it. */
            at: components["schemas"]["Timestamp"];
            /** @description What was earned. */
            badges?: components["schemas"]["FeedBadge"][];
            challenge?: components["schemas"]["NamedChallenge"] | null;
            /**
             * Format: int64
             * @description How many comments there are of others.
             */
            comments?: number | null;
            /** @description Which one. */
            id: components["schemas"]["NotificationId"];
            /** @description What it is about. */
            kind: components["schemas"]["NotificationKind"];
            /**
             * Format: int32
             * @description The level that was reached.
             * @example 5
             */
            level?: number | null;
            /**
             * @description What the promotion is called whose offer it is.
             * @example 10 % off running shoes
             */
            offer?: string | null;
            /**
             * Format: int64
             * @description How many more people.
             * @example 3
             */
            others: number;
            /** @description By whose doing, the latest first: two at most. */
            people: components["schemas"]["Person"][];
            /** @description Whether something happened since you read it. */
            unread: boolean;
        };
        /**
         * Format: uuid
         * @description One line of what somebody should hear of.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        NotificationId: string;
        /**
         * @description What a line is about.
         * @enum {string}
         */
        NotificationKind: "friend_request" | "friend_accepted" | "coach" | "kudos" | "comment" | "badge" | "level" | "challenge_finished" | "challenge_won" | "offer";
        /** @description A page of what there is to hear of. */
        NotificationPage: {
            /** @description What moved last stands first. */
            items: components["schemas"]["Notification"][];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many lines are unread; 30 stands for 30 or more.
             * @example 2
             */
            unread: number;
        };
        /** @description What somebody wants to hear of, and when. */
        NotificationSettings: {
            /** @description Each kind, and whether it is wanted in the app. */
            kinds: components["schemas"]["KindWanted"][];
            quiet?: components["schemas"]["QuietHours"] | null;
        };
        /** @description A refusal as programs of OAuth read it. */
        OAuthRefusal: {
            /**
             * @description A word of RFC 6749 or RFC 8628.
             * @example invalid_grant
             */
            error: string;
            /** @description For the developer. */
            error_description: string;
        };
        /** @description An offer, as its athlete sees it; or one that may be taken. */
        OfferCard: {
            /** @description What else there is to say; may be empty. */
            about: string;
            /** @description The code, once it is taken. */
            code?: string | null;
            /** @description The currency of a sum. */
            currency?: string | null;
            /** @description What it is worth. */
            discount: components["schemas"]["Discount"];
            granted_at?: components["schemas"]["Timestamp"] | null;
            id?: components["schemas"]["OfferId"] | null;
            /** @description Whose promotion it is. */
            promotion: components["schemas"]["PromotionId"];
            /** @description What it was given for. */
            reason: components["schemas"]["OfferReason"];
            /** @description Where it can be used. */
            shop: components["schemas"]["OfferShop"];
            /** @description How it stands. */
            state: components["schemas"]["OfferState"];
            /** @description What it is, in the athlete's language as far as the operator wrote it. */
            title: string;
            /** @description Until when it can be used, or taken. */
            until: components["schemas"]["Timestamp"];
        };
        /**
         * Format: uuid
         * @description What a promotion gives to one athlete: an offer with a code of its own.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        OfferId: string;
        /** @description What an offer was given for. */
        OfferReason: {
            /** @description Its id. */
            badge: string;
            /** @enum {string} */
            kind: "badge";
            /** @description Its step, if it has steps. */
            tier?: string | null;
        } | {
            /** @enum {string} */
            kind: "level";
            /**
             * Format: int32
             * @description Which one.
             */
            level: number;
        } | {
            /** @description Which one. */
            challenge: components["schemas"]["ChallengeId"];
            /** @enum {string} */
            kind: "challenge";
            /**
             * Format: int32
             * @description The final rank.
             */
            rank?: number | null;
            /** @description What it is called. */
            title: string;
        } | {
            /** @enum {string} */
            kind: "first_activity";
        } | {
            /** @enum {string} */
            kind: "open";
        };
        /** @description A shop, as far as people see it. */
        OfferShop: {
            /** @description Which one. */
            id: components["schemas"]["ShopId"];
            /** @description What people call it. */
            name: string;
        };
        /**
         * @description How an offer stands.
         * @enum {string}
         */
        OfferState: "open" | "granted" | "taken" | "redeemed" | "expired" | "refunded";
        /** @description What a person tells us to join, and one of a password, a passkey and what a provider said. */
        OpenAccount: {
            /**
             * Format: date
             * @description Never shown to others.
             * @default
             * @example 1997-01-01
             */
            birth_on: string;
            /**
             * @description ISO 3166-1 alpha-2 code of the country of residence.
             * @default
             * @example IT
             */
            country: string;
            /**
             * @description Never shown to others.
             * @default
             * @example anna@example.org
             */
            email: string;
            /**
             * @description Unique name in addresses: 3 to 30 of a-z, 0-9 and _, starting with a letter.
             * @default
             * @example anna
             */
            handle: string;
            /**
             * @description `en` or `ru`.
             * @default
             * @example en
             */
            language: string;
            /**
             * @description The name shown, 1 to 60 letters.
             * @default
             * @example Anna Rossi
             */
            name: string;
            /** @default null */
            openid?: components["schemas"]["OpenidProof"] | null;
            /** @default null */
            passkey?: components["schemas"]["PasskeyAnswer"] | null;
            /**
             * Format: password
             * @description 8 letters to 1024 bytes, none of the passwords that everybody tries.
             * @default null
             */
            password?: string | null;
            /**
             * @description ISO 3166-2 code of the part of the country. It may be told later.
             * @default null
             * @example IT-25
             */
            region?: string | null;
            /**
             * @description IANA name of the zone in which days are counted.
             * @default
             * @example Europe/Rome
             */
            time_zone: string;
            /**
             * @description `metric` or `imperial`.
             * @default
             * @example metric
             */
            units: string;
        };
        /** @description An account elsewhere that opens yours. */
        OpenidConnection: {
            /** @description Since when. */
            connected_at: components["schemas"]["Timestamp"];
            /** @description Names it when you remove it. */
            id: components["schemas"]["ConnectionId"];
            /**
             * @description The address of the provider.
             * @example https://id.federation.example
             */
            issuer: string;
            last_used_at?: components["schemas"]["Timestamp"] | null;
            provider?: components["schemas"]["OpenidProvider"] | null;
        };
        /** @description Your accounts elsewhere. */
        OpenidConnections: {
            /** @description In the order in which they were connected. */
            items: components["schemas"]["OpenidConnection"][];
        };
        /** @description Which way somebody came who joins through a provider. Their browser has the cookie of that way. */
        OpenidProof: {
            /**
             * @description The name of the provider.
             * @example federation
             */
            provider: string;
            /** @description `state` of the way. */
            state: string;
        };
        /** @description A provider, as its button shows it. */
        OpenidProvider: {
            /**
             * @description What the button says after "Continue with".
             * @example The Federation
             */
            label: string;
            /** @description The same in Russian. */
            label_ru: string;
            /**
             * @description Its name in addresses.
             * @example federation
             */
            name: string;
        };
        /** @description The providers of this installation. */
        OpenidProviders: {
            /** @description In the operator's order; often none. */
            items: components["schemas"]["OpenidProvider"][];
        };
        /** @description Where to go. */
        OpenidWay: {
            /** @description Send the browser there. It comes back to a page of ours within ten minutes, or not at all. */
            address: string;
        };
        /**
         * @description Whether, and for whom, a country is open.
         * @enum {string}
         */
        Opening: "open" | "adults_only" | "closed";
        /** @description A regional challenge, as who runs it sees it. */
        OperatedChallenge: {
            /** @description What everybody sees. */
            challenge: components["schemas"]["ChallengeCard"];
            /** @description Receipts by what they say. */
            receipts: components["schemas"]["VerdictCount"][];
        };
        /** @description Something that somebody said, as the operator sees it. */
        OperatedFeedback: {
            /** @description What the sender was answered. */
            answer?: string | null;
            /** @description The build of the app. */
            build: string;
            /** @description Whether there is a picture with it. */
            has_screenshot: boolean;
            /** @description Which one. */
            id: components["schemas"]["FeedbackId"];
            /** @description A face or a word. */
            kind: components["schemas"]["FeedbackKind"];
            /** @description The language of the page. */
            language: string;
            /** @description The pattern of the page. */
            page: string;
            sender?: components["schemas"]["AthleteCard"] | null;
            /** @description When it arrived. */
            sent_at: components["schemas"]["Timestamp"];
            /** @description What became of it. */
            state: components["schemas"]["FeedbackState"];
            /** @description What was added. */
            text: string;
            /** @description How the page looked. */
            theme: components["schemas"]["FeedbackTheme"];
            /**
             * Format: int64
             * @description Moves with every change; give it back when you answer.
             */
            version: number;
            /** @description How wide the page was. */
            width: components["schemas"]["FeedbackWidth"];
        };
        /** @description An order, as who runs the promotions sees it. Who bought is nobody's business here. */
        OperatedOrder: {
            /** @description `code`: somebody's code was used; `click`: somebody came from here within seven days; `none`: nobody's. */
            attribution: string;
            /** @description Whether it was cancelled. */
            cancelled: boolean;
            /** @description Whether a code in it had paid for another order. */
            code_reused: boolean;
            /** @description ISO 4217 code. */
            currency?: string | null;
            /** @description Our id of it. */
            id: components["schemas"]["OrderId"];
            /** @description The shop's number of it. */
            number: string;
            placed_at?: components["schemas"]["Timestamp"] | null;
            /** @description The title of the promotion whose code was used. */
            promotion?: string | null;
            /** @description When we first heard of it. */
            received_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description What of it was given back.
             */
            refunded_minor: number;
            /** @description Whether nothing of it is left. */
            refunded_whole: boolean;
            /** @description The name of its shop. */
            shop: string;
            /**
             * Format: int64
             * @description What was paid, in its smallest unit.
             */
            total_minor?: number | null;
        };
        /** @description A promotion, as who runs it sees it. */
        OperatedPromotion: {
            /** @description Its codes. */
            codes: components["schemas"]["CodeStock"];
            /** @description What came of it. */
            figures: components["schemas"]["PromotionFigures"];
            /** @description Which one. */
            id: components["schemas"]["PromotionId"];
            /** @description Where it stands. */
            phase: components["schemas"]["PromotionPhase"];
            /** @description What it says. */
            promotion: components["schemas"]["PromotionDraft"];
            /** @description Its shop. */
            shop: components["schemas"]["OfferShop"];
            /**
             * Format: int64
             * @description Offers that stand against the budget.
             */
            used: number;
            /**
             * Format: int64
             * @description Give it back when you edit.
             */
            version: number;
        };
        /** @description A page of promotions, and the shops that a new one can be for. */
        OperatedPromotions: {
            /** @description The promotions, the newest first. */
            items: components["schemas"]["OperatedPromotion"][];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
            /** @description Every shop, by name. */
            shops: components["schemas"]["PromotingShop"][];
        };
        /** @description A shop, as who runs the place sees it: of its secrets only whether they are set. */
        OperatedShop: {
            /** @description `generic` or `vendure`. */
            adapter: string;
            /** @description Where a product is put into the cart. */
            cart_url: string;
            /** @description Since when. */
            created_at: components["schemas"]["Timestamp"];
            /** @description Whether we know with which password. */
            has_admin_password: boolean;
            /** @description Whether we know where codes are made. */
            has_admin_url: boolean;
            /** @description Whether we know as whom. */
            has_admin_user: boolean;
            /** @description Which one. */
            id: components["schemas"]["ShopId"];
            /** @description What people call it. */
            name: string;
            /** @description `open` or `paused`. */
            state: string;
        };
        /** @description The shops of this installation. */
        OperatedShops: {
            /** @description By name. */
            items: components["schemas"]["OperatedShop"][];
        };
        /** @description An order, as its shop knows it. Money is in the smallest unit of the currency. */
        OrderData: {
            /** @description The click id that the cart link carried; the latest, if there were several. */
            click?: string | null;
            /** @description The same, for a shop that takes one. */
            code?: string | null;
            /** @description The codes that were used. */
            codes?: string[];
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            currency?: string | null;
            /** @description What was bought. */
            lines?: components["schemas"]["OrderLine"][] | null;
            /**
             * @description The shop's own number of it.
             * @example A-1042
             */
            order: string;
            placed_at?: components["schemas"]["Timestamp"] | null;
            /** @description Which products were given back so far, and how many of each; or say it line by line. */
            refunded_lines?: components["schemas"]["OrderLine"][] | null;
            /**
             * Format: int64
             * @description What was given back so far, all refunds together.
             */
            refunded_minor?: number | null;
            /**
             * Format: int64
             * @description Rises with every event of this order, so that a late one is known.
             */
            sequence?: number | null;
            /**
             * Format: int64
             * @description What was paid, before any refund.
             */
            total_minor?: number | null;
            updated_at?: components["schemas"]["Timestamp"] | null;
        };
        /** @description A message about an order. */
        OrderEvent: {
            /** @description The order as it is at that moment, as far as the shop likes to repeat it. */
            data: components["schemas"]["OrderData"];
            /**
             * @description `order.paid`, `order.updated`, `order.refunded` or `order.cancelled`. Others are taken and passed over.
             * @example order.paid
             */
            type: string;
        };
        /**
         * Format: uuid
         * @description An order in a shop, as we know it.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        OrderId: string;
        /** @description A line of an order. */
        OrderLine: {
            /**
             * @description The shop's own id of the product, as in its feed.
             * @example SHOE-42
             */
            product: string;
            /**
             * Format: int64
             * @description How many.
             */
            quantity: number;
            /**
             * Format: int64
             * @description How many of them were given back.
             */
            refunded_quantity?: number;
            /**
             * Format: int64
             * @description What they cost together.
             */
            total_minor: number;
        };
        /** @description Somebody beside themselves. */
        OwnComparison: {
            /** @description Whether there is any run over one of the distances, so that telling would show something. */
            gradable: boolean;
            /** @description Best times of each year as age grades. */
            grades: components["schemas"]["GradedDistance"][];
            /** @description Week, month and year. */
            periods: components["schemas"]["ComparedSpan"][];
            sex?: components["schemas"]["ComparisonSex"] | null;
            /** @description Today, in the athlete's own time zone. */
            today: components["schemas"]["Day"];
        };
        /** @description Something that I said, and what became of it. */
        OwnFeedback: {
            /** @description What I was answered. */
            answer?: string | null;
            /** @description Whether there is a picture with it. */
            has_screenshot: boolean;
            /** @description Which one. */
            id: components["schemas"]["FeedbackId"];
            /** @description A face or a word. */
            kind: components["schemas"]["FeedbackKind"];
            /** @description The pattern of the page. */
            page: string;
            /** @description When it arrived. */
            sent_at: components["schemas"]["Timestamp"];
            /** @description What became of it. */
            state: components["schemas"]["FeedbackState"];
            /** @description What I added. */
            text: string;
            told_at?: components["schemas"]["Timestamp"] | null;
            /** @description Whether I have not read that yet. */
            unread: boolean;
        };
        /** @description A page of what I said. */
        OwnFeedbackPage: {
            /** @description What came last first. */
            items: components["schemas"]["OwnFeedback"][];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description News among all of it.
             */
            unread: number;
        };
        /** @description One page of a list. */
        Page_ActivityCard: {
            /** @description The rows, in the order of the list. */
            items: {
                /**
                 * Format: double
                 * @description Metres climbed.
                 */
                ascent_m?: number | null;
                /** @description Who did it. */
                athlete: components["schemas"]["AthleteCard"];
                /** @description Who sees it. */
                audience: components["schemas"]["Audience"];
                /**
                 * Format: double
                 * @description Mean heart rate.
                 */
                avg_heart_rate_bpm?: number | null;
                /**
                 * Format: double
                 * @description Mean power.
                 */
                avg_power_w?: number | null;
                /**
                 * Format: double
                 * @description Distance over moving time.
                 */
                avg_speed_mps?: number | null;
                /**
                 * Format: double
                 * @description Metres.
                 */
                distance_m?: number | null;
                /**
                 * Format: double
                 * @description Seconds from first to last moment.
                 */
                elapsed_s?: number | null;
                /** @description Whether a decision on a report hides it from everybody else; told to its athlete. */
                hidden?: boolean;
                /** @description Which one. */
                id: components["schemas"]["ActivityId"];
                /** @description Whether it is the viewer's own. */
                mine: boolean;
                /**
                 * Format: double
                 * @description Seconds in motion.
                 */
                moving_s?: number | null;
                /** @description The track in at most 200 points: Google's polyline format, five decimals. */
                outline?: string | null;
                /**
                 * @description `running`, `cycling`, ...
                 * @example running
                 */
                sport: string;
                started_at?: components["schemas"]["Timestamp"] | null;
                /**
                 * Format: int32
                 * @description Minutes after local midnight at which it began; for others a whole quarter of an hour.
                 */
                started_minute?: number | null;
                /** @description The local day on which it began. */
                started_on: components["schemas"]["Day"];
                /** @description `trail`, `indoor_cycling`, ... */
                sub_sport?: string | null;
                /** @description An IANA name or an offset such as `+09:00`; for its athlete alone. */
                time_zone?: string | null;
                /**
                 * Format: double
                 * @description Seconds that the timer ran.
                 */
                timer_s?: number | null;
                /** @description The name it was given; `null` when nobody gave it one. */
                title?: string | null;
            }[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_Answered: {
            /** @description The rows, in the order of the list. */
            items: (components["schemas"]["Person"] & {
                /** @description What. */
                answer: components["schemas"]["EventAnswer"];
            })[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_AuditEntry: {
            /** @description The rows, in the order of the list. */
            items: {
                about?: components["schemas"]["AthleteCard"] | null;
                /**
                 * @description The operation.
                 * @example look_at_account
                 */
                act: string;
                /** @description When. */
                at: components["schemas"]["Timestamp"];
                /**
                 * Format: int64
                 * @description 1, 2, 3, without a gap.
                 */
                entry_no: number;
                /** @description Over these fields and the hash before. */
                hash: string;
                /** @description Whether it is kept from the person concerned for now. */
                held: boolean;
                /** @description Why. */
                reason?: string | null;
                /** @description In which role; `console` is the command line. */
                role: string;
                staff?: components["schemas"]["AthleteCard"] | null;
                /** @description What it was done to. */
                thing?: string | null;
            }[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_ChallengeCard: {
            /** @description The rows, in the order of the list. */
            items: {
                /** @description What it is about. */
                about: string;
                /** @description When the standings become final. */
                closes_at: components["schemas"]["Timestamp"];
                /**
                 * @description ISO 3166-1 alpha-2 code of the country whose residents may join; absent: no country is asked for.
                 * @example IT
                 */
                country?: string | null;
                /** @description The last day, on everybody's own calendar. */
                ends_on: components["schemas"]["Day"];
                /**
                 * Format: int64
                 * @description How much is to be reached, in metres, seconds, activities or days.
                 */
                goal?: number | null;
                /** @description Which one. */
                id: components["schemas"]["ChallengeId"];
                /** @description Who holds it, and for whom. */
                kind: components["schemas"]["ChallengeKind"];
                me?: components["schemas"]["MyChallengePart"] | null;
                /** @description What is added up. */
                measure: components["schemas"]["ChallengeMeasure"];
                /**
                 * Format: int64
                 * @description How many take part.
                 */
                participants: number;
                /** @description How far it is today, on your own calendar. */
                phase: components["schemas"]["ChallengePhase"];
                region?: components["schemas"]["ChallengeRegion"] | null;
                /** @description The sports that count; empty: every sport. */
                sports: string[];
                /** @description The first day, on everybody's own calendar. */
                starts_on: components["schemas"]["Day"];
                /**
                 * @description Its name.
                 * @example Italy runs in May
                 */
                title: string;
            }[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_ChallengeEntry: {
            /** @description The rows, in the order of the list. */
            items: {
                athlete?: components["schemas"]["AthleteCard"] | null;
                /**
                 * Format: double
                 * @description What was measured.
                 */
                measured?: number | null;
                /**
                 * Format: int64
                 * @description The version of the rules that judged it.
                 */
                rules_version: number;
                /** @description Its sport. */
                sport: string;
                /** @description The local day on which it began. */
                started_on: components["schemas"]["Day"];
                /**
                 * Format: double
                 * @description What was asked for.
                 */
                threshold?: number | null;
                threshold_on?: components["schemas"]["Day"] | null;
                /**
                 * Format: int64
                 * @description What it adds, in metres, seconds, activities or days.
                 */
                value: number;
                /** @description Counted, or the rule that says no. */
                verdict: components["schemas"]["ChallengeVerdict"];
            }[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_ChallengeReceipt: {
            /** @description The rows, in the order of the list. */
            items: {
                /** @description Which activity. */
                activity_id: components["schemas"]["ActivityId"];
                /**
                 * Format: double
                 * @description What was measured: metres (`too_short`), seconds (`too_brief`), metres a second (`too_fast`), or the
                 *     unit of the challenge.
                 */
                measured?: number | null;
                /**
                 * Format: int64
                 * @description The version of the rules that judged it.
                 */
                rules_version: number;
                /**
                 * @description Its sport.
                 * @example running
                 */
                sport: string;
                /** @description The local day on which it began. */
                started_on: components["schemas"]["Day"];
                /**
                 * Format: double
                 * @description What was asked for, in the same unit.
                 */
                threshold?: number | null;
                threshold_on?: components["schemas"]["Day"] | null;
                /**
                 * Format: int64
                 * @description What it adds, in metres, seconds, activities or days; 0 when it does not count.
                 */
                value: number;
                /** @description Counted, or the rule that says no. */
                verdict: components["schemas"]["ChallengeVerdict"];
            }[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_Comment: {
            /** @description The rows, in the order of the list. */
            items: {
                /** @description Who wrote it. */
                author: components["schemas"]["Person"];
                edited_at?: components["schemas"]["Timestamp"] | null;
                /** @description Whether it waits for your approval: you restricted its author. Told to the athlete of the activity alone. */
                held?: boolean;
                /** @description Whether a decision on a report hides it from everybody else. Told to its author alone. */
                hidden?: boolean;
                /** @description Which one. */
                id: components["schemas"]["CommentId"];
                /** @description Whether you may delete it. */
                may_delete: boolean;
                /** @description Whether you may change it. */
                may_edit: boolean;
                /**
                 * @description Plain text; line breaks count.
                 * @example What a climb!
                 */
                text: string;
                /** @description When. */
                written_at: components["schemas"]["Timestamp"];
            }[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_ConsentEvent: {
            /** @description The rows, in the order of the list. */
            items: {
                /**
                 * @description `given`, `refused`, `withdrawn`, `expired` or `renewed`.
                 * @example given
                 */
                action: string;
                /**
                 * @description `self` or `guardian`.
                 * @example self
                 */
                actor: string;
                /**
                 * @description The name of the app, where it was about an app of others.
                 * @example Trail Diary
                 */
                app?: string | null;
                /** @description When. */
                at: components["schemas"]["Timestamp"];
                /**
                 * @description `web` or `system`.
                 * @example web
                 */
                channel: string;
                coach?: components["schemas"]["AthleteCard"] | null;
                /**
                 * @description Whose rules held.
                 * @example IT
                 */
                country: string;
                /** @description Hash over this row and the one before it. */
                hash: string;
                /**
                 * @description Their language.
                 * @example en
                 */
                locale: string;
                /** @description Their hash. */
                notice_hash: string;
                /**
                 * Format: int32
                 * @description Version of the words that I read.
                 */
                notice_version: number;
                /**
                 * @description What for.
                 * @example health_metrics
                 */
                purpose: string;
                /**
                 * Format: int64
                 * @description From 1, without a gap.
                 */
                sequence: number;
            }[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_FeedEntry: {
            /** @description The rows, in the order of the list. */
            items: {
                activity: components["schemas"]["ActivityCard"];
                /** @description Badges and tiers that it completed. */
                badges: components["schemas"]["FeedBadge"][];
                /**
                 * Format: int64
                 * @description How many comments there are for you.
                 * @example 2
                 */
                comments: number;
                /** @description Kudos. */
                kudos: components["schemas"]["Kudos"];
                /**
                 * Format: int32
                 * @description The level that it led to, if it led to one.
                 * @example 5
                 */
                level?: number | null;
            }[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_FeedFault: {
            /** @description The rows, in the order of the list. */
            items: {
                /**
                 * @description The field, by Google's name.
                 * @example price
                 */
                field: string;
                /** @description Its id, if it has one. */
                item?: string | null;
                /**
                 * Format: int64
                 * @description The line of the feed on which the product begins.
                 */
                line: number;
                /**
                 * Format: int64
                 * @description Counted from 1, in the order of the feed.
                 */
                number: number;
                /**
                 * @description What is wrong with it, in words.
                 * @example a price is more than zero
                 */
                reason: string;
            }[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_GroupEvent: {
            /** @description The rows, in the order of the list. */
            items: {
                /** @description What it is about; may be empty. */
                about: string;
                answer?: components["schemas"]["EventAnswer"] | null;
                /** @description Whether it was called off. */
                cancelled: boolean;
                /** @description When it ends. */
                ends_at: components["schemas"]["Timestamp"];
                /** @description Which one. */
                id: components["schemas"]["EventId"];
                /**
                 * @description When it begins on the clock of its place.
                 * @example 2027-05-09T09:00
                 */
                local_start: string;
                /**
                 * Format: int64
                 * @description How many come perhaps.
                 */
                maybe: number;
                /**
                 * @description Where, in words; may be empty.
                 * @example By the bridge
                 */
                place: string;
                /** @description When it begins. */
                starts_at: components["schemas"]["Timestamp"];
                /**
                 * @description The IANA time zone of its place.
                 * @example Europe/Berlin
                 */
                time_zone: string;
                /**
                 * @description What it is called.
                 * @example Long run
                 */
                title: string;
                /**
                 * Format: int64
                 * @description How many come.
                 */
                yes: number;
            }[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_GroupMember: {
            /** @description The rows, in the order of the list. */
            items: (components["schemas"]["PersonSince"] & {
                /** @description What they are in it. */
                role: components["schemas"]["GroupRole"];
            })[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_GroupPost: {
            /** @description The rows, in the order of the list. */
            items: {
                /** @description Whether it is said for the group. */
                announcement: boolean;
                /** @description Who wrote it. */
                author: components["schemas"]["Person"];
                edited_at?: components["schemas"]["Timestamp"] | null;
                /** @description Whether a decision on a report hides it from everybody else. Told to its author alone. */
                hidden?: boolean;
                /** @description Which one. */
                id: components["schemas"]["PostId"];
                /** @description Whether you may delete it. */
                may_delete: boolean;
                /** @description Whether you may change it. */
                may_edit: boolean;
                /**
                 * @description Plain text; line breaks count.
                 * @example Sunday at nine, by the bridge.
                 */
                text: string;
                /** @description When. */
                written_at: components["schemas"]["Timestamp"];
            }[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_Import: {
            /** @description The rows, in the order of the list. */
            items: {
                /**
                 * Format: int64
                 * @description Files whose activities were here already.
                 */
                already_here: number;
                /** @description When it was uploaded. */
                created_at: components["schemas"]["Timestamp"];
                /** @description The name of the file that was uploaded. */
                file_name?: string | null;
                /** @description Each file so far, in the order of the archive. */
                files: components["schemas"]["ImportedFile"][];
                /** @description Which one. */
                id: components["schemas"]["ImportId"];
                /**
                 * Format: int64
                 * @description Files that became activities.
                 */
                recorded: number;
                /**
                 * Format: int64
                 * @description Files that could not be taken.
                 */
                refused: number;
                /**
                 * @description `working` or `done`.
                 * @example working
                 */
                status: string;
                /**
                 * Format: int64
                 * @description How many files it holds. While it is worked through, entries that are no files may count, too.
                 */
                total: number;
            }[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_MyAuditEntry: {
            /** @description The rows, in the order of the list. */
            items: {
                /**
                 * @description What they did.
                 * @example look_at_account
                 */
                act: string;
                /** @description When. */
                at: components["schemas"]["Timestamp"];
                /**
                 * Format: int64
                 * @description Counts up; not without gaps, as most deeds are not about you.
                 */
                entry_no: number;
                /** @description Why. */
                reason?: string | null;
                /**
                 * @description In which role; `console` is whoever runs the machine.
                 * @example support
                 */
                role: string;
            }[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_MyDecision: {
            /** @description The rows, in the order of the list. */
            items: {
                activity_id?: components["schemas"]["ActivityId"] | null;
                /** @description Why. */
                answer?: string | null;
                answered_at?: components["schemas"]["Timestamp"] | null;
                /** @description What you said against it. */
                appeal?: string | null;
                /** @description Until when you can appeal. */
                appeal_until: components["schemas"]["Timestamp"];
                appealed_at?: components["schemas"]["Timestamp"] | null;
                /** @description Whether a machine found it or decided. It never does here: somebody reported it, and a person decided. */
                automated: boolean;
                /** @description When. */
                decided_at: components["schemas"]["Timestamp"];
                /** @description What was decided. */
                decision: components["schemas"]["SafetyDecision"];
                group_id?: components["schemas"]["GroupId"] | null;
                /** @description Which one. */
                id: components["schemas"]["CaseId"];
                /** @description What kind of thing it is about. */
                kind: components["schemas"]["ReportedKind"];
                /** @description Whether you can appeal now. */
                may_appeal: boolean;
                outcome?: components["schemas"]["AppealOutcome"] | null;
                /** @description What it said. */
                quote: string;
                restricted_until?: components["schemas"]["Timestamp"] | null;
                /** @description By which rule of this place. */
                rule: components["schemas"]["SafetyRule"];
                /** @description Why. */
                statement: string;
            }[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_OperatedChallenge: {
            /** @description The rows, in the order of the list. */
            items: {
                /** @description What everybody sees. */
                challenge: components["schemas"]["ChallengeCard"];
                /** @description Receipts by what they say. */
                receipts: components["schemas"]["VerdictCount"][];
            }[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_OperatedOrder: {
            /** @description The rows, in the order of the list. */
            items: {
                /** @description `code`: somebody's code was used; `click`: somebody came from here within seven days; `none`: nobody's. */
                attribution: string;
                /** @description Whether it was cancelled. */
                cancelled: boolean;
                /** @description Whether a code in it had paid for another order. */
                code_reused: boolean;
                /** @description ISO 4217 code. */
                currency?: string | null;
                /** @description Our id of it. */
                id: components["schemas"]["OrderId"];
                /** @description The shop's number of it. */
                number: string;
                placed_at?: components["schemas"]["Timestamp"] | null;
                /** @description The title of the promotion whose code was used. */
                promotion?: string | null;
                /** @description When we first heard of it. */
                received_at: components["schemas"]["Timestamp"];
                /**
                 * Format: int64
                 * @description What of it was given back.
                 */
                refunded_minor: number;
                /** @description Whether nothing of it is left. */
                refunded_whole: boolean;
                /** @description The name of its shop. */
                shop: string;
                /**
                 * Format: int64
                 * @description What was paid, in its smallest unit.
                 */
                total_minor?: number | null;
            }[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_Person: {
            /** @description The rows, in the order of the list. */
            items: {
                /**
                 * @description ISO 3166-1 alpha-2 code.
                 * @example IT
                 */
                country?: string | null;
                /**
                 * @description Unique name in addresses.
                 * @example anna
                 */
                handle: string;
                /** @description Who. */
                id: components["schemas"]["AthleteId"];
                /**
                 * @description The name shown.
                 * @example Anna Rossi
                 */
                name: string;
                /** @description How they stand to you. */
                relation: components["schemas"]["Relation"];
            }[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_PersonSince: {
            /** @description The rows, in the order of the list. */
            items: (components["schemas"]["Person"] & {
                /** @description Among your friends: you marked them as close. Nobody else sees it. */
                close?: boolean;
                /** @description Since when. */
                since_at: components["schemas"]["Timestamp"];
            })[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_Report: {
            /** @description The rows, in the order of the list. */
            items: {
                decided_at?: components["schemas"]["Timestamp"] | null;
                /** @description By when somebody decides. */
                due_at: components["schemas"]["Timestamp"];
                /** @description Which one. */
                id: components["schemas"]["CaseId"];
                /** @description What kind of thing you reported. */
                kind: components["schemas"]["ReportedKind"];
                /** @description When. */
                made_at: components["schemas"]["Timestamp"];
                /** @description What it said then. */
                quote: string;
                /** @description Your reason. */
                reason: components["schemas"]["SafetyRule"];
                /** @description What became of it. */
                state: components["schemas"]["ReportState"];
                /** @description Your words. */
                words?: string | null;
            }[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_StaffRequest: {
            /** @description The rows, in the order of the list. */
            items: {
                /** @description Whose account it is about. */
                about: components["schemas"]["AthleteCard"];
                /** @description When. */
                asked_at: components["schemas"]["Timestamp"];
                /** @description Who asks. */
                asked_by: components["schemas"]["AthleteCard"];
                /** @description After that nobody can agree. */
                expires_at: components["schemas"]["Timestamp"];
                /** @description Which one. */
                id: components["schemas"]["StaffRequestId"];
                /** @description What is asked for. */
                kind: components["schemas"]["StaffRequestKind"];
                /** @description Whether you may agree: your role does, and it is not your own. */
                may_confirm: boolean;
                /** @description Whether you asked. */
                mine: boolean;
                /** @description Why. */
                reason: string;
                /** @description `open`, `expired`, `confirmed` or `declined`. */
                state: string;
            }[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_Standing: {
            /** @description The rows, in the order of the list. */
            items: {
                athlete?: components["schemas"]["AthleteCard"] | null;
                /** @description Whether the goal is reached. */
                goal_reached: boolean;
                /**
                 * @description The name shown: the whole name, or the first name of minors and of those whose activities are for
                 *     themselves alone. Absent for those whom you do not see.
                 * @example Anna Rossi
                 */
                name?: string | null;
                /**
                 * Format: int64
                 * @description From 1; who was there at the same moment shares it.
                 */
                rank: number;
                /**
                 * Format: int64
                 * @description In metres, seconds, activities or days.
                 * @example 10200
                 */
                score: number;
                /** @description Whether this is you. */
                you: boolean;
            }[];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
        };
        /** @description An audience for each part; in the same order everywhere. */
        Parts_Audience: {
            /**
             * @description Who sees an activity, or a part of it.
             * @enum {string}
             */
            gear: "only_me" | "coach" | "friends" | "groups" | "everyone";
            /**
             * @description Who sees an activity, or a part of it.
             * @enum {string}
             */
            heart_rate: "only_me" | "coach" | "friends" | "groups" | "everyone";
            /**
             * @description Who sees an activity, or a part of it.
             * @enum {string}
             */
            map: "only_me" | "coach" | "friends" | "groups" | "everyone";
            /**
             * @description Who sees an activity, or a part of it.
             * @enum {string}
             */
            notes: "only_me" | "coach" | "friends" | "groups" | "everyone";
            /**
             * @description Who sees an activity, or a part of it.
             * @enum {string}
             */
            power: "only_me" | "coach" | "friends" | "groups" | "everyone";
            /**
             * @description Who sees an activity, or a part of it.
             * @enum {string}
             */
            start: "only_me" | "coach" | "friends" | "groups" | "everyone";
        };
        /** @description An audience for each part; in the same order everywhere. */
        Parts_Option_Audience: {
            gear: null | ("only_me" | "coach" | "friends" | "groups" | "everyone");
            heart_rate: null | ("only_me" | "coach" | "friends" | "groups" | "everyone");
            map: null | ("only_me" | "coach" | "friends" | "groups" | "everyone");
            notes: null | ("only_me" | "coach" | "friends" | "groups" | "everyone");
            power: null | ("only_me" | "coach" | "friends" | "groups" | "everyone");
            start: null | ("only_me" | "coach" | "friends" | "groups" | "everyone");
        };
        /** @description One passkey. */
        Passkey: {
            /** @description When it was added. */
            created_at: components["schemas"]["Timestamp"];
            /** @description Names it when you remove it. */
            id: components["schemas"]["PasskeyId"];
            last_used_at?: components["schemas"]["Timestamp"] | null;
            /**
             * @description The name you gave it.
             * @example My phone
             */
            name: string;
        };
        /** @description The second step of a ceremony. */
        PasskeyAnswer: {
            /** @description From the first step. */
            ceremony_id: components["schemas"]["CeremonyId"];
            /** @description What the device answered: `PublicKeyCredential` in its JSON form. */
            credential: Record<string, never>;
        };
        /**
         * Format: uuid
         * @description A passkey, as its owner sees it.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        PasskeyId: string;
        /** @description Your passkeys. */
        Passkeys: {
            /** @description In the order in which they were added. */
            items: components["schemas"]["Passkey"][];
        };
        /**
         * @description Whom past activities stay visible to.
         * @enum {string}
         */
        PastAudience: "friends" | "only_me";
        /** @description The timer stood still. */
        Pause: {
            /**
             * Format: double
             * @description How long.
             */
            duration_s: number;
            /**
             * Format: double
             * @description Seconds from the start of the activity.
             */
            started_after_s: number;
        };
        /** @description Who was found. */
        PeopleFound: {
            /** @description At most 20, friends first. */
            items: components["schemas"]["PersonFound"][];
        };
        /** @description People you may know. */
        PeopleSuggested: {
            /** @description Those with the most friends in common first. */
            items: components["schemas"]["PersonSuggested"][];
        };
        /** @description A person in a list. Of minors, only their friends see the name and nobody sees the country. */
        Person: {
            /**
             * @description ISO 3166-1 alpha-2 code.
             * @example IT
             */
            country?: string | null;
            /**
             * @description Unique name in addresses.
             * @example anna
             */
            handle: string;
            /** @description Who. */
            id: components["schemas"]["AthleteId"];
            /**
             * @description The name shown.
             * @example Anna Rossi
             */
            name: string;
            /** @description How they stand to you. */
            relation: components["schemas"]["Relation"];
        };
        /** @description An athlete's fastest time over a distance in a sport. */
        PersonalBest: {
            /** @description The activity that holds it. */
            activity_id: components["schemas"]["ActivityId"];
            /**
             * Format: double
             * @description Length of the effort.
             * @example 5000
             */
            distance_m: number;
            /**
             * @description Over which distance: `5k`, `half`, ...
             * @example 5k
             */
            effort: string;
            /**
             * Format: double
             * @description The time it took.
             * @example 1490.5
             */
            elapsed_s: number;
            /** @description Its local day. */
            on: components["schemas"]["Day"];
            /**
             * @description In which sport.
             * @example running
             */
            sport: string;
        };
        /** @description Somebody who was found, and what you have in common. */
        PersonFound: components["schemas"]["Person"] & {
            /**
             * @description The group of yours by which they were found.
             * @example Lauftreff Nord
             */
            group?: string | null;
            /**
             * Format: int32
             * @description How many friends you have in common, if you are no friends.
             * @example 3
             */
            mutual_friends?: number | null;
        };
        /** @description A person, and since when they stand to you as the list says. */
        PersonSince: components["schemas"]["Person"] & {
            /** @description Among your friends: you marked them as close. Nobody else sees it. */
            close?: boolean;
            /** @description Since when. */
            since_at: components["schemas"]["Timestamp"];
        };
        /** @description Somebody you may know, and why. */
        PersonSuggested: components["schemas"]["Person"] & {
            /** @description Some of them, at most two. */
            among: components["schemas"]["Person"][];
            /**
             * Format: int32
             * @description How many friends you have in common.
             * @example 3
             */
            mutual_friends: number;
        };
        /**
         * @description A phase of a plan.
         * @enum {string}
         */
        Phase: "base" | "build" | "peak" | "taper";
        /** @description The answer to a wish, or what there is. */
        PlanAnswer: {
            outcome?: components["schemas"]["TrainingOutcome"] | null;
            plan?: components["schemas"]["TrainingPlan"] | null;
        };
        /** @description What a plan would be like. */
        PlanPreview: {
            /** @description The first sessions, at most seven. */
            first: components["schemas"]["SessionCard"][];
            /** @description What is realistic. */
            outcome: components["schemas"]["TrainingOutcome"];
            /** @description The weeks it would have; none when there is nothing to plan. */
            weeks: components["schemas"]["PlanWeek"][];
        };
        /** @description A calendar week of a plan. */
        PlanWeek: {
            /**
             * Format: double
             * @description Metres planned; none for strength.
             */
            distance_m?: number | null;
            /**
             * Format: int32
             * @description Sessions done.
             */
            done: number;
            /**
             * Format: double
             * @description Seconds planned.
             */
            duration_s: number;
            /** @description Its phase. */
            phase: components["schemas"]["Phase"];
            /**
             * Format: int32
             * @description Sessions in it.
             */
            sessions: number;
            /** @description Its Monday. */
            starts_on: components["schemas"]["Day"];
            /** @description Whether it is a lighter one. */
            step_back: boolean;
        };
        /** @description A wish: the goal, and whether to plan although it is far beyond. */
        PlanWish: {
            /** @description Plan as far as it is sensible although the goal is far beyond. */
            anyway?: boolean;
            /** @description The goal. */
            goal: components["schemas"]["TrainingGoal"];
            since?: components["schemas"]["Day"] | null;
        };
        /**
         * Format: uuid
         * @description One post in a group.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        PostId: string;
        /** @description What an athlete decided about being seen. */
        Privacy: {
            /** @description Your work makes you worth finding: no map for anybody, nothing for strangers, everything a day late. */
            high_risk: boolean;
            /** @description Who sees which part of your activities, unless one says otherwise. A part is at most as open as its activity. */
            parts: components["schemas"]["Parts_Audience"];
            /** @description Sports whose new activities have an audience of their own. */
            sports: components["schemas"]["SportAudience"][];
        };
        /** @description Who sees which part. */
        PrivacyInput: {
            /** @description Whether your work makes you worth finding. */
            high_risk: boolean;
            /** @description Who sees which part of your activities, unless one says otherwise. */
            parts: components["schemas"]["Parts_Audience"];
        };
        /** @description A privacy zone of yours. Nobody else learns that there is one. */
        PrivacyZone: {
            /**
             * Format: double
             * @description The centre of what is hidden, which lies off the place.
             */
            centre_latitude_deg: number;
            /**
             * Format: double
             * @description The centre of what is hidden, which lies off the place.
             */
            centre_longitude_deg: number;
            /** @description Whether tracks that touch it are for strangers no more. */
            closed: boolean;
            exposure?: components["schemas"]["ZoneExposure"] | null;
            /** @description Which one. */
            id: components["schemas"]["ZoneId"];
            /**
             * Format: double
             * @description The place, WGS-84.
             */
            latitude_deg: number;
            /**
             * Format: double
             * @description The place, WGS-84.
             */
            longitude_deg: number;
            /**
             * Format: int64
             * @description How many there may be.
             */
            most_public_exits: number;
            /**
             * @description What you call it.
             * @example Home
             */
            name: string;
            /**
             * Format: int64
             * @description Ends of your tracks at its edge that strangers could see so far.
             */
            public_exits: number;
            /**
             * Format: double
             * @description How far around its centre nothing is shown, 400 to 1,600 metres.
             */
            radius_m: number;
        };
        /** @description Your zones, and a place that might be one. */
        PrivacyZones: {
            suggestion?: components["schemas"]["ZoneSuggestion"] | null;
            /** @description The oldest first. */
            zones: components["schemas"]["PrivacyZone"][];
        };
        /** @description A problem as RFC 9457 describes it, with our extensions. */
        Problem: {
            /**
             * @description What went wrong, for programs.
             * @example handle_taken
             */
            code: string;
            /** @description What went wrong, for people. */
            detail: string;
            /** @description For forms: field name to what is wrong with it. */
            fields?: {
                [key: string]: string;
            };
            /** @description The name under which we logged our own fault. */
            incident?: string | null;
            /**
             * Format: int32
             * @description The HTTP status.
             * @example 409
             */
            status: number;
            /**
             * @description The HTTP status in words.
             * @example Conflict
             */
            title: string;
            /**
             * @description A reference that names the kind of problem.
             * @example /problems/handle_taken
             */
            type: string;
        };
        /** @description Somebody's page. Fields that are absent are not for this viewer. */
        Profile: {
            /** @description Who. */
            athlete: components["schemas"]["ProfileAthlete"];
            /** @description Badges, the latest first. */
            badges: components["schemas"]["ProfileBadge"][];
            /** @description Whether you may follow them: they let people follow them, and you are 18. */
            followable?: boolean;
            followers?: components["schemas"]["Followers"] | null;
            /** @description Whether you follow them. */
            following?: boolean;
            /**
             * Format: int32
             * @description The level, from 1.
             * @example 4
             */
            level: number;
            member_since_on?: components["schemas"]["Day"] | null;
            /** @description Whether you muted them. */
            muted?: boolean;
            mutual_friends?: components["schemas"]["MutualFriends"] | null;
            recent?: components["schemas"]["ActivityCard"][];
            /** @description How they stand to you. */
            relation: components["schemas"]["Relation"];
            /** @description Whether what they write on your activities waits for your approval. */
            restricted?: boolean;
            /**
             * Format: int32
             * @description How many steps lie between you and them, if they are no friend: 2 for a friend of a friend, 3. Absent beyond that.
             * @example 2
             */
            steps?: number | null;
            /**
             * Format: int32
             * @description Weeks in a row that met their own goal.
             * @example 5
             */
            streak_weeks?: number | null;
            /** @description What they did in all, by sport. */
            totals?: components["schemas"]["SportTotal"][] | null;
            /** @description True on one's own page. */
            you: boolean;
        };
        /** @description Whose page it is. Of minors only their friends see the name, others an initial; nobody else sees the country. */
        ProfileAthlete: {
            /**
             * @description ISO 3166-1 alpha-2 code.
             * @example IT
             */
            country?: string | null;
            /**
             * @description Unique name in addresses.
             * @example anna
             */
            handle: string;
            /** @description Who. */
            id: components["schemas"]["AthleteId"];
            /**
             * @description The name shown.
             * @example Anna Rossi
             */
            name: string;
        };
        /**
         * @description A badge on a page. When it was earned, and by which activity, is told to its owner alone: the activity
         *     may be a private one.
         */
        ProfileBadge: {
            activity_id?: components["schemas"]["ActivityId"] | null;
            earned_on?: components["schemas"]["Day"] | null;
            /**
             * @description Its id in the catalogue.
             * @example first_steps
             */
            id: string;
            /**
             * @description `bronze`, `silver` or `gold`, where it has tiers.
             * @example bronze
             */
            tier?: string | null;
        };
        /** @description Where somebody stands today. */
        Progress: {
            /** @description Badges earned, the latest first; of a badge in three steps, the highest. */
            badges: components["schemas"]["Badge"][];
            /**
             * Format: int32
             * @description Points of experience in all.
             * @example 610
             */
            experience: number;
            /**
             * Format: int32
             * @description The level, from 1.
             * @example 4
             */
            level: number;
            /**
             * Format: int32
             * @description The points with which this level began.
             * @example 520
             */
            level_starts_at: number;
            /** @description Badges on the way, the nearest first. */
            next_badges: components["schemas"]["Badge"][];
            /**
             * Format: int32
             * @description The points with which the next level begins.
             * @example 800
             */
            next_level_at: number;
            /** @description The fastest time for each sport and distance. */
            personal_bests: components["schemas"]["PersonalBest"][];
            /** @description Weeks in a row that met one's own goal. */
            streak: components["schemas"]["Streak"];
        };
        /** @description A shop that a promotion can be for. */
        PromotingShop: {
            /** @description `generic` or `vendure`. */
            adapter: string;
            /** @description Which one. */
            id: components["schemas"]["ShopId"];
            /** @description What people call it. */
            name: string;
        };
        /**
         * @description How a challenge has to end for its athlete.
         * @enum {string}
         */
        PromotionChallengeResult: "completed" | "won" | "rank";
        /** @description What a promotion should be like. Minors never get an offer. */
        PromotionDraft: {
            /** @description What else there is to say, up to 500 letters. */
            about?: string;
            /** @description The words in Russian. */
            about_ru?: string;
            /**
             * Format: int64
             * @description Offers in all, 1 to a million. Those that expire unused come back to it.
             */
            budget: number;
            /** @description For residents of these countries; empty: of all. */
            countries?: string[];
            /** @description ISO 4217 code; a sum needs it. */
            currency?: string | null;
            /** @description What it is worth. */
            discount: components["schemas"]["Discount"];
            /** @description What happens from then on does not count any more. */
            ends_at: components["schemas"]["Timestamp"];
            /**
             * Format: int32
             * @description For those who reached this level; 1 unless said.
             */
            min_level?: number | null;
            /**
             * Format: int64
             * @description Offers for each person, 1 to 20; 1 unless said.
             */
            per_person?: number | null;
            /** @description Whether a wholly refunded order puts its offer back into the budget; it does not unless said. */
            refund_returns_budget?: boolean;
            /** @description For those whose account names this part of a country, such as `DE-BY`. */
            region?: string | null;
            /** @description The shop that gives the discount. */
            shop: components["schemas"]["ShopId"];
            /** @description What happens from then on counts. */
            starts_at: components["schemas"]["Timestamp"];
            /**
             * @description What the athlete reads first, 3 to 80 letters.
             * @example 10% for your first 10 km
             */
            title: string;
            /** @description The title in Russian; without it Russian readers see the other. */
            title_ru?: string;
            /** @description What unlocks it. */
            unlock: components["schemas"]["PromotionUnlock"];
            /**
             * Format: int64
             * @description Days for which an offer can be used, the day it was given not counted, 1 to 366.
             */
            valid_days: number;
        };
        /** @description What a promotion should be like from now on. */
        PromotionEdit: {
            /** @description All of it, changed or not. */
            promotion: components["schemas"]["PromotionDraft"];
            /**
             * Format: int64
             * @description The version that you looked at: when somebody else was faster, nothing is changed.
             */
            version: number;
        };
        /** @description What came of a promotion. */
        PromotionFigures: {
            /**
             * Format: int64
             * @description Offers that ran out unused.
             */
            expired: number;
            /**
             * Format: int64
             * @description Offers made, expired ones included.
             */
            granted: number;
            /**
             * Format: int64
             * @description Offers that were used in an order, refunded ones included.
             */
            redeemed: number;
            /**
             * Format: int64
             * @description Offers whose order was wholly refunded.
             */
            refunded: number;
            /** @description What was paid with its codes, without what was refunded. */
            revenue: components["schemas"]["PromotionRevenue"][];
            /**
             * Format: int64
             * @description Offers whose code was taken.
             */
            taken: number;
        };
        /**
         * Format: uuid
         * @description A promotion of the shop.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        PromotionId: string;
        /**
         * @description Where a promotion stands.
         * @enum {string}
         */
        PromotionPhase: "planned" | "running" | "paused" | "ended";
        /** @description Money in one currency. */
        PromotionRevenue: {
            /** @description ISO 4217 code. */
            currency: string;
            /**
             * Format: int64
             * @description In its smallest unit.
             */
            minor: number;
            /**
             * Format: int64
             * @description Orders.
             */
            orders: number;
        };
        /** @description What unlocks an offer. */
        PromotionUnlock: {
            /** @description Its id in the catalogue of badges. */
            badge: string;
            /** @enum {string} */
            kind: "badge";
            /** @description For badges in steps: exactly this one; absent: any. */
            tier?: string | null;
        } | {
            /** @enum {string} */
            kind: "level";
            /**
             * Format: int32
             * @description Which one, from 2.
             */
            level: number;
        } | {
            /** @description Which one. */
            challenge: components["schemas"]["ChallengeId"];
            /** @enum {string} */
            kind: "challenge";
            /**
             * Format: int32
             * @description For `rank`: the last rank that counts.
             */
            rank?: number | null;
            /** @description With which result. */
            result: components["schemas"]["PromotionChallengeResult"];
        } | {
            /** @enum {string} */
            kind: "first_activity";
        } | {
            /** @enum {string} */
            kind: "open";
        };
        /** @description What is to be found. */
        Puzzle: {
            /**
             * Format: int32
             * @description Zero bits with which the SHA-256 of each text has to begin.
             */
            bits: number;
            /** @description Send it back as it is. */
            challenge: string;
            /** @description Until when it is taken. */
            expires_at: components["schemas"]["Timestamp"];
            /** @description How many numbers are to be found. */
            pieces: number;
            /** @description What each hashed text begins with: for piece `i` it is `{prefix}:{i}:{number}`, counting from 0. */
            prefix: string;
        };
        /** @description Hours in which nothing rings, on the athlete's own clock. They may go past midnight. */
        QuietHours: {
            /**
             * Format: int64
             * @description Minutes after midnight at which they begin.
             * @example 1320
             */
            from_minute: number;
            /**
             * Format: int64
             * @description Minutes after midnight at which they are over.
             * @example 420
             */
            until_minute: number;
        };
        /** @description Up to when. */
        ReadUntil: {
            /** @description The `at` of the first line that you saw: what came meanwhile stays unread. */
            until: components["schemas"]["Timestamp"];
        };
        /** @description What the process needs to answer requests, and how each stands: `ok`, or what is wrong. */
        Ready: {
            /** @description Whether the database answers. */
            database: string;
            /** @description Whether facts are delivered: `ok`, `stopped`, or `elsewhere` if that is not this process's role. */
            facts: string;
            /**
             * @description Whether other processes are rung: `ok`, `does not answer`, or `alone` if no server for that is named. Without it
             *     everything goes on, seconds later.
             */
            hub: string;
            /** @description Whether requests should be sent here. */
            ready: boolean;
            /** @description Whether its schema is the one this program needs. */
            schema: string;
            /** @description Whether the process is about to end. */
            stopping: boolean;
        };
        /** @description What you were given. */
        Receipt: {
            /** @description The letters that stood on the page and in the mail. */
            receipt: string;
        };
        /** @description Codes for paper. They are shown this once. */
        RecoveryCodes: {
            /** @description Each opens the second step once. */
            codes: string[];
        };
        /** @description The code pays for this order. */
        Redeemed: {
            /** @description Always true; a code that does not pay is refused. */
            redeemed: boolean;
        };
        /** @description Which code pays for which order. */
        Redemption: {
            /**
             * @description The letters, as the buyer gave them.
             * @example RUN-7KQ4-M2XP-9HTW
             */
            code: string;
            /**
             * @description The shop's own number of the order.
             * @example A-1042
             */
            order: string;
        };
        /** @description A file that could not be taken. */
        RefusedFile: {
            /** @description Why. */
            detail: string;
            /** @description What it was called. */
            name: string;
        };
        /** @description A part of a country. */
        Region: {
            /**
             * @description ISO 3166-2 code.
             * @example DE-BY
             */
            code: string;
            /**
             * @description English name, or the local one where English has none.
             * @example Bavaria
             */
            name: string;
            /**
             * @description Russian name; absent where we do not know it.
             * @example Бавария
             */
            name_ru?: string | null;
        };
        /** @description One bar. */
        RegionBar: {
            /**
             * Format: double
             * @description From this value on; `null` for the lowest.
             */
            from?: number | null;
            /**
             * Format: int32
             * @description The share of the circle in whole per cent.
             */
            percent: number;
            /**
             * Format: double
             * @description Up to this value, which is of the next; `null` for the highest.
             */
            to?: number | null;
        };
        /** @description Somebody among the people of their region. */
        RegionComparison: {
            /**
             * Format: int64
             * @description The fewest people of whom anything is shown.
             */
            fewest: number;
            /** @description One for each measure. */
            measures: components["schemas"]["RegionStanding"][];
            month_on?: components["schemas"]["Day"] | null;
            /** @description Whether I am counted with the next month, and if not, why. */
            part: components["schemas"]["RegionPart"];
            /** @description My part of the country, if I told it. */
            region?: string | null;
            sex?: components["schemas"]["ComparisonSex"] | null;
        };
        /**
         * @description What is compared.
         * @enum {string}
         */
        RegionMeasure: "hours" | "five_k" | "level";
        /**
         * @description Whether somebody is counted.
         * @enum {string}
         */
        RegionPart: "counted" | "not_allowed" | "not_public" | "too_young";
        /** @description Regions of a country. */
        Regions: {
            /** @description By English name; empty for a country without regions, or one that does not exist. */
            items: components["schemas"]["Region"][];
        };
        /** @description One measure in the nearest circle that can be shown. */
        RegionStanding: {
            /**
             * Format: int32
             * @description The share of the circle, in per cent and in steps of five, that does less.
             */
            ahead_percent?: number | null;
            circle?: components["schemas"]["ShownCircle"] | null;
            /** @description What is compared. */
            measure: components["schemas"]["RegionMeasure"];
            /**
             * Format: double
             * @description My own value: hours, seconds or a level; `null` when I have none.
             */
            mine?: number | null;
            /** @description In which bar it stands, from 0. */
            my_bar?: number | null;
            /** @description Whether this is compared by age and sex alone, and I have not told the second. */
            needs_sex: boolean;
            /** @description Whether a nearer circle has too few people, so that this one is shown. */
            wider: boolean;
        };
        /** @description An app, and its secret, which is shown this once. */
        Registered: {
            /** @description As it is listed. */
            app: components["schemas"]["DeveloperApp"];
            /** @description Of a confidential app. Keep it on your server; we keep its SHA-256 only. */
            secret?: string | null;
        };
        /**
         * @description How somebody stands to you.
         * @enum {string}
         */
        Relation: "you" | "friend" | "request_sent" | "request_received" | "none";
        /** @description Why an account is opened again. */
        Reopening: {
            /** @description 10 to 500 letters. The person reads it. */
            reason: string;
        };
        /** @description A report of yours. */
        Report: {
            decided_at?: components["schemas"]["Timestamp"] | null;
            /** @description By when somebody decides. */
            due_at: components["schemas"]["Timestamp"];
            /** @description Which one. */
            id: components["schemas"]["CaseId"];
            /** @description What kind of thing you reported. */
            kind: components["schemas"]["ReportedKind"];
            /** @description When. */
            made_at: components["schemas"]["Timestamp"];
            /** @description What it said then. */
            quote: string;
            /** @description Your reason. */
            reason: components["schemas"]["SafetyRule"];
            /** @description What became of it. */
            state: components["schemas"]["ReportState"];
            /** @description Your words. */
            words?: string | null;
        };
        /** @description What is reported, and why. */
        ReportDraft: {
            activity_id?: components["schemas"]["ActivityId"] | null;
            group_id?: components["schemas"]["GroupId"] | null;
            /** @description What kind of thing. */
            kind: components["schemas"]["ReportedKind"];
            /** @description Why. */
            reason: components["schemas"]["SafetyRule"];
            /**
             * Format: uuid
             * @description The athlete, the activity, the comment, the group or the post.
             */
            thing_id: string;
            /** @description Anything to add, up to 1,000 letters. */
            words?: string | null;
        };
        /**
         * @description What kind of thing.
         * @enum {string}
         */
        ReportedKind: "profile" | "activity" | "comment" | "group" | "group_post";
        /**
         * @description What became of a report.
         * @enum {string}
         */
        ReportState: "waiting" | "acted" | "nothing_wrong";
        /** @description How an export that you brought stands. */
        Restore: {
            /** @description When you brought it. */
            asked_at: components["schemas"]["Timestamp"];
            ended_at?: components["schemas"]["Timestamp"] | null;
            /** @description Which one. */
            id: components["schemas"]["RestoreId"];
            /**
             * Format: int64
             * @description How much of it is done, 0 to 100.
             * @example 42
             */
            percent: number;
            report?: components["schemas"]["RestoreReport"] | null;
            /**
             * @description `waiting`, `working`, `done` or `failed`.
             * @example working
             */
            state: string;
        };
        /**
         * Format: uuid
         * @description An export that was brought.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        RestoreId: string;
        /** @description What came over and what did not. */
        RestoreReport: {
            /** @description What is here now, by the file of the export. */
            came: components["schemas"]["CameOver"][];
            /** @description Why nothing could be taken at all. */
            failed?: string | null;
            /** @description What is not, and why. */
            left: components["schemas"]["LeftOut"][];
            /** @description Files that could not be taken, a hundred at most. */
            refused: components["schemas"]["RefusedFile"][];
        };
        /** @description Exports that I brought. */
        Restores: {
            /** @description The latest first, twenty at most. */
            items: components["schemas"]["Restore"][];
        };
        /** @description What an app sends. */
        RevokeForm: {
            /** @description The id of the app, unless it is in the `Authorization` header. */
            client_id?: string | null;
            /** @description The secret of a confidential app, unless it is in the `Authorization` header. */
            client_secret?: string | null;
            /** @description An access token, or a refresh token, which takes all tokens of its approval with it. */
            token: string;
        };
        /** @description What somebody becomes. */
        RoleChoice: {
            /** @description The role. */
            role: components["schemas"]["GroupRole"];
        };
        /** @description A recovery under way. */
        RunningRecovery: {
            /** @description When somebody asked. */
            asked_at: components["schemas"]["Timestamp"];
            /** @description When the link that opens is sent. */
            opens_at: components["schemas"]["Timestamp"];
        };
        /** @description What waits for a decision, as a moderator sees it. Who reported it is not among it. */
        SafetyCase: {
            activity_id?: components["schemas"]["ActivityId"] | null;
            /** @description What the person concerned says against it. */
            appeal?: string | null;
            athlete?: components["schemas"]["AthleteCard"] | null;
            decision?: components["schemas"]["SafetyDecision"] | null;
            /**
             * Format: int64
             * @description Decisions about this person before this one.
             */
            decisions_before: number;
            /** @description By when it is decided. */
            due_at: components["schemas"]["Timestamp"];
            group_id?: components["schemas"]["GroupId"] | null;
            /** @description Which one. */
            id: components["schemas"]["CaseId"];
            /** @description What kind of thing. */
            kind: components["schemas"]["ReportedKind"];
            /** @description Whether you may decide: you have no part in it, and did not take the decision that is appealed against. */
            may_decide: boolean;
            /** @description When it was first reported. */
            opened_at: components["schemas"]["Timestamp"];
            outcome?: components["schemas"]["AppealOutcome"] | null;
            /** @description What it said when it was reported. */
            quote: string;
            /** @description What those said who reported it, the first one first. */
            reports: components["schemas"]["CaseReport"][];
            rule?: components["schemas"]["SafetyRule"] | null;
            /** @description `open`, `appealed`, or what is over: `decided`, `closed`. */
            state: string;
            /** @description Why. */
            statement?: string | null;
            /** @description Whether a child may be in danger. */
            urgent: boolean;
        };
        /**
         * @description What is decided.
         * @enum {string}
         */
        SafetyDecision: "nothing_wrong" | "hide" | "warn" | "restrict" | "propose_ban";
        /** @description What waits for a decision. */
        SafetyQueue: {
            /** @description Where a child may be in danger first, then by when they are due; at most 100. */
            items: components["schemas"]["SafetyCase"][];
            /**
             * Format: int64
             * @description How many wait altogether.
             */
            waiting: number;
        };
        /**
         * @description What is wrong with it: why it is reported, and which rule a decision names.
         * @enum {string}
         */
        SafetyRule: "child_safety" | "harassment" | "hate" | "sexual" | "dangerous" | "privacy" | "spam" | "impersonation" | "other";
        /** @description My second step. */
        SecondStep: {
            /**
             * Format: int64
             * @description How many of the ten codes on paper are left.
             * @example 10
             */
            codes_left: number;
            since?: components["schemas"]["Timestamp"] | null;
        };
        /** @description How my account is kept safe. */
        Security: {
            asked_email?: components["schemas"]["AskedEmail"] | null;
            /**
             * @description Never shown to others.
             * @example anna@example.org
             */
            email: string;
            email_proven_at?: components["schemas"]["Timestamp"] | null;
            frozen_until?: components["schemas"]["Timestamp"] | null;
            recovery?: components["schemas"]["RunningRecovery"] | null;
            /** @description Whether this installation sends mail. Where it does not, addresses cannot be proven or changed. */
            sends_mail: boolean;
        };
        /** @description One device. */
        Session: {
            /** @description When you signed in. */
            created_at: components["schemas"]["Timestamp"];
            /** @description The one that asks. */
            current: boolean;
            /**
             * @description What it said of itself when you signed in.
             * @example Chrome on Linux
             */
            device: string;
            /** @description Names it when you end it. */
            id: components["schemas"]["SessionId"];
            /** @description When it was last used, to the minute. */
            last_used_at: components["schemas"]["Timestamp"];
        };
        /** @description A session in a list or on a calendar. */
        SessionCard: {
            /** @description What it is about. */
            about: components["schemas"]["Words"];
            because?: components["schemas"]["TrainingReason"] | null;
            /**
             * Format: double
             * @description Metres planned; none for strength.
             */
            distance_m?: number | null;
            /**
             * Format: double
             * @description Seconds it takes.
             */
            duration_s: number;
            /** @description Whether it is a hard day. */
            hard: boolean;
            /** @description Which one. */
            id: components["schemas"]["TrainingSessionId"];
            /** @description What for. */
            kind: components["schemas"]["Kind"];
            matched?: components["schemas"]["Matched"] | null;
            moved_from?: components["schemas"]["Day"] | null;
            /** @description What it is called. */
            name: components["schemas"]["Words"];
            /** @description On which day. */
            on: components["schemas"]["Day"];
            /** @description In which phase of the plan. */
            phase: components["schemas"]["Phase"];
            /** @description In which sport. */
            sport: components["schemas"]["TrainingSport"];
            /** @description What became of it. */
            status: components["schemas"]["SessionStatus"];
            /** @description Id in the library. */
            workout: string;
        };
        /** @description What to change; what is left out stays. */
        SessionChange: {
            on?: components["schemas"]["Day"] | null;
            /** @description Let it be, or take that back. */
            skipped?: boolean | null;
        };
        /**
         * Format: uuid
         * @description A signed-in device.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        SessionId: string;
        /** @description Days of the calendar. */
        SessionList: {
            /** @description Sessions in the order of their days. */
            sessions: components["schemas"]["SessionCard"][];
            /** @description Today on the athlete's calendar. */
            today: components["schemas"]["Day"];
        };
        /** @description Steps that are done one after the other, so many times. */
        SessionPart: {
            /** @description What. */
            steps: components["schemas"]["SessionStep"][];
            /**
             * Format: int32
             * @description How often.
             */
            times: number;
        };
        /** @description Your devices. */
        Sessions: {
            /** @description The one used last comes first. */
            items: components["schemas"]["Session"][];
        };
        /**
         * @description What became of a session.
         * @enum {string}
         */
        SessionStatus: "planned" | "done" | "skipped" | "missed";
        /** @description One step. */
        SessionStep: {
            /**
             * Format: double
             * @description About how many seconds it takes either way.
             */
            about_s: number;
            exercise?: components["schemas"]["Words"] | null;
            /** @description What for. */
            intent: components["schemas"]["Intent"];
            /**
             * Format: double
             * @description Metres, where it ends by distance.
             */
            metres?: number | null;
            /**
             * Format: int32
             * @description How hard, from 1 to 10.
             */
            of_ten: number;
            /**
             * Format: double
             * @description Seconds, where it ends by the clock.
             */
            seconds?: number | null;
            /** @description What to aim for. */
            target: components["schemas"]["TrainingTarget"];
        };
        /** @description What I decide, and what I read before. */
        SetConsent: {
            /** @description Whether I allow it. */
            allowed: boolean;
            /**
             * @description The build of the app, as `web_config` told it.
             * @example 0.1.0-5f3a9c21
             */
            build: string;
            /**
             * @description Their language, `en`, `ru` or `ar`.
             * @example en
             */
            locale: string;
            /** @description Their hash. */
            notice_hash: string;
            /**
             * Format: int32
             * @description Version of the words that I was shown.
             */
            notice_version: number;
            /** @description Where the switch was. */
            screen: components["schemas"]["ConsentScreen"];
        };
        /** @description What is to be different. What is left out stays. */
        ShopChange: {
            /** @description `generic` or `vendure`. */
            adapter?: string | null;
            /** @description With which password; an empty text takes it away. */
            admin_password?: string | null;
            /** @description Where we make codes; an empty text takes it away. */
            admin_url?: string | null;
            /** @description As whom; an empty text takes it away. */
            admin_user?: string | null;
            /** @description Another cart address. */
            cart_url?: string | null;
            /** @description Another name. */
            name?: string | null;
            /** @description `open` or `paused`: a paused shop suggests and promises nothing. */
            state?: string | null;
        };
        /** @description A shop that is to be. */
        ShopDraft: {
            /**
             * @description `generic` or `vendure`.
             * @example generic
             */
            adapter: string;
            /** @description With which password. It is never shown again. */
            admin_password?: string | null;
            /** @description Where we make codes. */
            admin_url?: string | null;
            /** @description As whom. */
            admin_user?: string | null;
            /**
             * @description Where a product is put into the cart; `{product}`, `{code}` and `{click}` are filled in.
             * @example https://shop.example/cart?add={product}&code={code}&ref={click}
             */
            cart_url: string;
            /**
             * @description What people call it, 2 to 80 letters.
             * @example Velo & Lauf
             */
            name: string;
        };
        /**
         * Format: uuid
         * @description A shop of the operator.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        ShopId: string;
        /** @description The address to go to. */
        ShopLink: {
            /** @description Open it in a new tab. */
            url: string;
        };
        /** @description A shop, and what it signs its webhooks with. */
        ShopWithSecret: {
            /** @description The shop. */
            shop: components["schemas"]["OperatedShop"];
            /**
             * @description The signing secret, as Standard Webhooks writes it. This is the only time it is shown; `null` when this
             *     is the answer to a retry.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
             */
            webhook_secret?: string | null;
        };
        /** @description A circle of people as it is shown: bars with noise, and nobody. */
        ShownCircle: {
            /**
             * Format: int32
             * @description The first age; `null` for everybody.
             */
            age_from?: number | null;
            /**
             * Format: int32
             * @description The last age; `null` for no end.
             */
            age_to?: number | null;
            /** @description Bar after bar. */
            bars: components["schemas"]["RegionBar"][];
            /**
             * Format: int64
             * @description How many people, in tens.
             */
            people: number;
            /**
             * @description ISO 3166-1 of the country or ISO 3166-2 of its part.
             * @example DE-BY
             */
            place: string;
            sex?: components["schemas"]["ComparisonSex"] | null;
        };
        /** @description The fastest stretch over a distance. */
        ShownEffort: {
            /**
             * Format: double
             * @description Its length.
             */
            distance_m: number;
            /**
             * Format: double
             * @description The time it took.
             */
            elapsed_s: number;
            /**
             * @description `5k`, `half`, ...
             * @example 5k
             */
            name: string;
            /** @description Whether the athlete was never faster in this sport. */
            personal_best: boolean;
            /**
             * Format: double
             * @description Seconds from the start of the activity to its beginning.
             */
            started_after_s: number;
        };
        /** @description Who invites you. */
        ShownInvitation: {
            /** @description Until when it is good. */
            expires_at: components["schemas"]["Timestamp"];
            /** @description The one who made the link. */
            from: components["schemas"]["Person"];
        };
        /** @description A product as people see it. */
        ShownProduct: {
            /** @description Who makes it; may be empty. */
            brand: string;
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            currency: string;
            /**
             * Format: int32
             * @description How many digits the smallest unit is behind the point.
             * @example 2
             */
            currency_digits: number;
            /** @description The shop's own id of it. */
            id: string;
            /**
             * @description `shoes`, `bike`, `clothing`, `electronics`, `nutrition`, `accessory` or `other`.
             * @example shoes
             */
            kind: string;
            /** @description Our address of its picture, if it has one: the shop does not learn who looks. */
            picture?: string | null;
            /**
             * Format: int64
             * @description In the smallest unit of the currency.
             */
            price_minor: number;
            /**
             * Format: int64
             * @description While it is on sale.
             */
            sale_price_minor?: number | null;
            /** @description Which shop sells it. */
            shop: components["schemas"]["ShopId"];
            /** @description What that shop is called. */
            shop_name: string;
            /** @description The sport it is for, if it is for one. */
            sport?: string | null;
            /**
             * @description What it is called.
             * @example Norvik Falcon 3 running shoes
             */
            title: string;
        };
        /** @description What signing up and signing in answer. */
        SignedIn: {
            /** @description Who you are. */
            me: components["schemas"]["Me"];
            /** @description For apps that keep no cookies: send it as `Authorization: Bearer`. */
            session_token: string;
        };
        /** @description E-mail and password. */
        SignIn: {
            /**
             * @description A code of the second step, where there is one: of the app, or one from paper.
             * @example 287082
             */
            code?: string | null;
            /**
             * @description In any spelling of case.
             * @example anna@example.org
             */
            email: string;
            /**
             * Format: password
             * @description Exactly as it was set.
             */
            password: string;
            work?: components["schemas"]["WorkDone"] | null;
        };
        /** @description What the link holds. */
        SignInWithLink: {
            /**
             * @description A code of the second step, where there is one: of the app, or one from paper.
             * @example 287082
             */
            code?: string | null;
            /** @description What stands after the `#`. */
            token: string;
        };
        /** @description One kilometre or mile; the last is what remained. */
        Split: {
            /**
             * Format: double
             * @description Metres climbed.
             */
            ascent_m?: number | null;
            /**
             * Format: double
             * @description Mean heart rate.
             */
            avg_heart_rate_bpm?: number | null;
            /**
             * Format: double
             * @description Mean speed in motion.
             */
            avg_speed_mps: number;
            /**
             * Format: double
             * @description Metres descended.
             */
            descent_m?: number | null;
            /**
             * Format: double
             * @description Its length.
             */
            distance_m: number;
            /**
             * Format: double
             * @description Seconds it took.
             */
            elapsed_s: number;
            /**
             * Format: double
             * @description The speed on the level that would have cost as much.
             */
            grade_adjusted_speed_mps?: number | null;
            /**
             * Format: int32
             * @description From 1.
             */
            index: number;
            /**
             * Format: double
             * @description Seconds in motion.
             */
            moving_s: number;
        };
        /** @description Who sees new activities of a sport. */
        SportAudience: {
            /** @description Who sees its new activities. */
            audience: components["schemas"]["Audience"];
            /**
             * @description Which sport.
             * @example cycling
             */
            sport: string;
        };
        /** @description Who is to see them. */
        SportAudienceInput: {
            /** @description Who sees new activities of this sport. */
            audience: components["schemas"]["Audience"];
        };
        /** @description What somebody did in one sport. */
        SportTotal: {
            /**
             * Format: int64
             * @description How many activities.
             * @example 87
             */
            activities: number;
            /**
             * Format: double
             * @description Their distance.
             * @example 640500
             */
            distance_m: number;
            /**
             * Format: double
             * @description Their time in motion.
             * @example 231000
             */
            moving_s: number;
            /**
             * @description `running`, `cycling`, ...
             * @example running
             */
            sport: string;
        };
        /** @description What one of the staff asked for. */
        StaffRequest: {
            /** @description Whose account it is about. */
            about: components["schemas"]["AthleteCard"];
            /** @description When. */
            asked_at: components["schemas"]["Timestamp"];
            /** @description Who asks. */
            asked_by: components["schemas"]["AthleteCard"];
            /** @description After that nobody can agree. */
            expires_at: components["schemas"]["Timestamp"];
            /** @description Which one. */
            id: components["schemas"]["StaffRequestId"];
            /** @description What is asked for. */
            kind: components["schemas"]["StaffRequestKind"];
            /** @description Whether you may agree: your role does, and it is not your own. */
            may_confirm: boolean;
            /** @description Whether you asked. */
            mine: boolean;
            /** @description Why. */
            reason: string;
            /** @description `open`, `expired`, `confirmed` or `declined`. */
            state: string;
        };
        /** @description What is asked for. */
        StaffRequestDraft: {
            /**
             * @description Whose account.
             * @example anna
             */
            handle: string;
            /** @description What. */
            kind: components["schemas"]["StaffRequestKind"];
            /** @description Why: 10 to 500 letters. Whoever agrees reads it, and later the person concerned. */
            reason: string;
        };
        /**
         * Format: uuid
         * @description Something that needs a second person.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        StaffRequestId: string;
        /**
         * @description What may need two people.
         * @enum {string}
         */
        StaffRequestKind: "ban" | "access";
        /**
         * @description A job among the people who run an installation. Everybody has at most one.
         * @enum {string}
         */
        StaffRole: "support" | "moderator" | "privacy_officer" | "admin";
        /** @description A line of the board, for one viewer. It tells neither when nor where. */
        Standing: {
            athlete?: components["schemas"]["AthleteCard"] | null;
            /** @description Whether the goal is reached. */
            goal_reached: boolean;
            /**
             * @description The name shown: the whole name, or the first name of minors and of those whose activities are for
             *     themselves alone. Absent for those whom you do not see.
             * @example Anna Rossi
             */
            name?: string | null;
            /**
             * Format: int64
             * @description From 1; who was there at the same moment shares it.
             */
            rank: number;
            /**
             * Format: int64
             * @description In metres, seconds, activities or days.
             * @example 10200
             */
            score: number;
            /** @description Whether this is you. */
            you: boolean;
        };
        /** @description The streak as it stands today. */
        Streak: {
            /**
             * Format: int32
             * @description The longest streak so far.
             * @example 12
             */
            best_weeks: number;
            /**
             * Format: int32
             * @description Active days this week so far.
             * @example 1
             */
            days_this_week: number;
            /** @description Whether this month still forgives a week by itself. */
            freeze_available: boolean;
            /**
             * Format: int32
             * @description Active days a week that one set out to have.
             * @example 2
             */
            goal_days: number;
            /** @description True for minors: show the numbers, add no urging and no warnings. */
            quiet: boolean;
            /**
             * Format: int32
             * @description Last week was missed and the freeze is spent: so many active days this week mend it.
             * @example 3
             */
            repair_days?: number | null;
            /**
             * Format: int32
             * @description Weeks in a row, this one included once its goal is met.
             * @example 5
             */
            weeks: number;
        };
        /** @description Columns of equal length; `null` where a point lacks the value, left out where the recording does. */
        Streams: {
            /** @description Metres above sea level. */
            altitude_m?: (number | null)[] | null;
            /** @description Points at which a new piece begins: between it and the point before, something is not shown. */
            breaks?: number[];
            /** @description Revolutions, strokes or strides a minute. */
            cadence_rpm?: (number | null)[] | null;
            /** @description Metres since the start. */
            distance_m?: (number | null)[] | null;
            /** @description Rise over run, from 25 m behind to 25 m ahead. */
            grade?: (number | null)[] | null;
            /** @description Beats a minute. */
            heart_rate_bpm?: (number | null)[] | null;
            /** @description WGS-84. */
            latitude_deg?: (number | null)[] | null;
            /** @description WGS-84. */
            longitude_deg?: (number | null)[] | null;
            /** @description How many points each column has. */
            points: number;
            /** @description Watts. */
            power_w?: (number | null)[] | null;
            /** @description As the device measured it, else from the distance. */
            speed_mps?: (number | null)[] | null;
            /** @description Degrees Celsius at the device. */
            temperature_c?: (number | null)[] | null;
            /** @description Seconds since the start. */
            time_s: number[];
        };
        /** @description A product, and why. */
        Suggestion: {
            /** @description What. */
            product: components["schemas"]["ShownProduct"];
            /** @description Why. */
            reason: components["schemas"]["SuggestionReason"];
        };
        /** @description Why something is suggested. */
        SuggestionReason: {
            /**
             * Format: double
             * @description How far.
             */
            distance_m: number;
            /** @description Which one. */
            gear: components["schemas"]["WornGear"];
            /** @enum {string} */
            kind: "worn_shoes";
            /**
             * Format: double
             * @description At which distance its athlete wants to think of new ones.
             */
            wear_m: number;
        } | {
            /**
             * Format: int32
             * @description Activities of it in the last four weeks.
             */
            activities: number;
            /** @enum {string} */
            kind: "sport_and_season";
            /**
             * @description `spring`, `summer`, `autumn` or `winter` where the person lives; `null` where there are none, or
             *     when the goods are for any.
             * @example winter
             */
            season?: string | null;
            /**
             * @description `running`, `cycling`, ...
             * @example running
             */
            sport: string;
        } | {
            /** @enum {string} */
            kind: "level";
            /**
             * Format: int32
             * @description Which one.
             */
            level: number;
        } | {
            /**
             * Format: int32
             * @description How many, at least 3.
             */
            friends: number;
            /** @enum {string} */
            kind: "friends_wear";
        };
        /** @description What suits an athlete now. */
        Suggestions: {
            /** @description Best first. */
            items: components["schemas"]["Suggestion"][];
            /** @description Give this as `after` for the next page; `null` on the last one. */
            next?: string | null;
            none_because?: components["schemas"]["NoneBecause"] | null;
        };
        /** @description The answer to a change: how you stand now. */
        TieNow: {
            /** @description How they stand to you now. */
            relation: components["schemas"]["Relation"];
        };
        /**
         * Format: date-time
         * @description An instant: milliseconds since 1970 in UTC. In JSON it is RFC 3339 text.
         * @example 2026-05-01T09:00:00Z
         */
        Timestamp: string;
        /** @description What an app sends. */
        TokenForm: {
            /** @description The id of the app, unless it is in the `Authorization` header. */
            client_id?: string | null;
            /** @description The secret of a confidential app, unless it is in the `Authorization` header. */
            client_secret?: string | null;
            /** @description The code that came with the browser. */
            code?: string | null;
            /** @description What the challenge was made of (RFC 7636). */
            code_verifier?: string | null;
            /** @description Of a device without a browser. */
            device_code?: string | null;
            /** @description `authorization_code`, `refresh_token` or `urn:ietf:params:oauth:grant-type:device_code`. */
            grant_type: string;
            /** @description The address to which the code came. */
            redirect_uri?: string | null;
            /** @description For new tokens in place of old ones. */
            refresh_token?: string | null;
        };
        /** @description Tokens (RFC 6749, section 5.1). */
        Tokens: {
            /** @description Opens what its scopes allow. */
            access_token: string;
            /**
             * Format: int64
             * @description Seconds for which the access token is good.
             * @example 3600
             */
            expires_in: number;
            /** @description Good once, for the next pair. */
            refresh_token: string;
            /**
             * @description What the athlete allowed, which may be less than was asked for.
             * @example activity:read activity:write
             */
            scope: string;
            /**
             * @description `Bearer`
             * @example Bearer
             */
            token_type: string;
        };
        /** @description Sums over activities. */
        Totals: {
            /**
             * Format: int64
             * @description How many.
             */
            activities: number;
            /**
             * Format: double
             * @description Metres climbed.
             */
            ascent_m: number;
            /**
             * Format: double
             * @description Metres.
             */
            distance_m: number;
            /**
             * Format: double
             * @description Load: 100 is an hour at threshold.
             */
            load: number;
            /**
             * Format: double
             * @description Seconds in motion.
             */
            moving_s: number;
        };
        /** @description A remark on the day of a session. */
        TrainingAdvice: {
            /** @enum {string} */
            kind: "hard_days_together";
            /** @description The day of the other one. */
            on: components["schemas"]["Day"];
        } | {
            /** @enum {string} */
            kind: "two_on_one_day";
            /** @description That day. */
            on: components["schemas"]["Day"];
        } | {
            /** @enum {string} */
            kind: "close_to_race";
            /** @description The day of the race. */
            on: components["schemas"]["Day"];
        };
        /** @description Something that changed in a plan by itself. */
        TrainingChange: {
            /**
             * Format: double
             * @description Its size now.
             */
            after: number;
            because?: components["schemas"]["TrainingReason"] | null;
            /**
             * Format: double
             * @description Its size before: metres, or seconds of strength.
             */
            before: number;
            /** @description On which day it was noticed. */
            noted_on: components["schemas"]["Day"];
            /** @description Which session. */
            session_id: components["schemas"]["TrainingSessionId"];
            /** @description When that session is, or was. */
            session_on: components["schemas"]["Day"];
            /**
             * @description `missed` (nothing is caught up), `resized` or `eased`.
             * @example resized
             */
            what: string;
        };
        /** @description What was done of a session. */
        TrainingDone: {
            /** @description By what it was cut into steps. */
            by: components["schemas"]["ComparedBy"];
            /**
             * Format: double
             * @description Its metres.
             */
            distance_m?: number | null;
            /**
             * Format: double
             * @description Its seconds.
             */
            elapsed_s: number;
            /** @description What was done of each planned step, repeats written out; fewer when it ended early. */
            steps: components["schemas"]["DoneStep"][];
            /** @description The activity's title. */
            title?: string | null;
        };
        /** @description What somebody wants, and what is possible in a week of theirs. */
        TrainingGoal: {
            /** @description What for. */
            aim: components["schemas"]["Aim"];
            /**
             * @description Days of the week on which there is time: 1 is Monday, 7 is Sunday.
             * @example [
             *       2,
             *       4,
             *       7
             *     ]
             */
            days: number[];
            /**
             * Format: int32
             * @description Minutes on the day of the long session, 10 to 600.
             * @example 90
             */
            long_minutes: number;
            /**
             * Format: int32
             * @description Minutes on an ordinary day, 10 to 240.
             * @example 45
             */
            minutes: number;
            /** @description In which sport. */
            sport: components["schemas"]["TrainingSport"];
        };
        /** @description What became of a wish. */
        TrainingOutcome: {
            /** @enum {string} */
            kind: "ready";
            /**
             * Format: int32
             * @description Calendar weeks of training.
             */
            weeks: number;
        } | {
            /**
             * Format: int32
             * @description Days until then; 0 is today.
             */
            days: number;
            /** @enum {string} */
            kind: "race_soon";
            /**
             * Format: double
             * @description The longest session of the last thirty days.
             */
            longest_m: number;
            /** @description Whether that is enough to enjoy the race. */
            prepared: boolean;
        } | {
            /** @enum {string} */
            kind: "race_past";
            /** @description When it was. */
            on: components["schemas"]["Day"];
        } | {
            /** @description From which day on a plan makes sense. */
            from_on: components["schemas"]["Day"];
            /** @enum {string} */
            kind: "far_away";
        } | {
            /** @enum {string} */
            kind: "far_beyond";
            /**
             * Format: int32
             * @description Minutes that the long session would need.
             */
            minutes_needed: number;
            /**
             * Format: double
             * @description How long it would have to be for this race.
             */
            needed_m: number;
            /**
             * Format: double
             * @description The longest session that is sensible before the race.
             */
            reachable_m: number;
            /**
             * Format: double
             * @description A race that fits to the same day.
             */
            realistic_m: number;
            realistic_on?: components["schemas"]["Day"] | null;
        };
        /** @description A plan. */
        TrainingPlan: {
            /** @description What changed by itself in the last two weeks, the latest first. */
            changes: components["schemas"]["TrainingChange"][];
            /** @description Its last day. */
            ends_on: components["schemas"]["Day"];
            /** @description What it is for. */
            goal: components["schemas"]["TrainingGoal"];
            /** @description What was answered to the goal. */
            outcome: components["schemas"]["TrainingOutcome"];
            /**
             * Format: int64
             * @description The version of the rules that made it.
             */
            rules_version: number;
            /** @description Its first day. */
            starts_on: components["schemas"]["Day"];
            /** @description Today on the athlete's calendar. */
            today: components["schemas"]["Day"];
            /** @description Its calendar weeks. */
            weeks: components["schemas"]["PlanWeek"][];
        };
        /**
         * @description Why a session is not as it was first laid out.
         * @enum {string}
         */
        TrainingReason: "spike" | "break";
        /** @description A session with its steps. */
        TrainingSession: components["schemas"]["SessionCard"] & {
            /** @description Own activities of the days around it that could be chosen by hand. */
            choices: components["schemas"]["ActivityChoice"][];
            done?: components["schemas"]["TrainingDone"] | null;
            /** @description Its steps, in groups that are repeated. */
            parts: components["schemas"]["SessionPart"][];
        };
        /**
         * Format: uuid
         * @description One planned session of somebody's training.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        TrainingSessionId: string;
        /**
         * @description The sports that can be planned.
         * @enum {string}
         */
        TrainingSport: "running" | "cycling" | "walking" | "strength";
        /** @description What a step aims for. */
        TrainingTarget: {
            /**
             * Format: double
             * @description The faster end.
             */
            high_mps: number;
            /** @enum {string} */
            kind: "pace";
            /**
             * Format: double
             * @description The slower end.
             */
            low_mps: number;
        } | {
            /**
             * Format: double
             * @description The upper end.
             */
            high_bpm: number;
            /** @enum {string} */
            kind: "heart_rate";
            /**
             * Format: double
             * @description The lower end.
             */
            low_bpm: number;
        } | {
            /**
             * Format: double
             * @description The upper end.
             */
            high_w: number;
            /** @enum {string} */
            kind: "power";
            /**
             * Format: double
             * @description The lower end.
             */
            low_w: number;
        } | {
            /** @enum {string} */
            kind: "effort";
            /**
             * Format: int32
             * @description 1 is nothing, 10 is everything.
             */
            of_ten: number;
        };
        /** @description A code that a device shows. */
        TypedCode: {
            /**
             * @description In small or capital letters, with or without the dash.
             * @example BCDF-GHJK
             */
            code: string;
        };
        /** @description What became of an upload. */
        Uploaded: {
            /** @description The same as they are listed; an app that may not look at them does not get them. */
            activities: components["schemas"]["ActivityCard"][];
            /** @description Which activities it became; several for a multisport race. */
            activity_ids: components["schemas"]["ActivityId"][];
            earned?: components["schemas"]["Earned"] | null;
            import?: components["schemas"]["Import"] | null;
            /**
             * @description `recorded`, `already_here` or `archive`.
             * @example recorded
             */
            outcome: string;
            /** @description What was odd about the file. */
            warnings: string[];
        };
        /** @description How many receipts say the same. */
        VerdictCount: {
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
            /** @description Counted, or the rule that says no. */
            verdict: components["schemas"]["ChallengeVerdict"];
        };
        /** @description Where a visit comes from. */
        Visit: {
            /**
             * @description The build of the app, as `web_config` told it.
             * @example 0.1.0-5f3a9c21
             */
            build: string;
        };
        /** @description The device that waits, as its maker described it. */
        WaitingDevice: {
            /** @description What it does. */
            about: string;
            /** @description What it is. */
            device: components["schemas"]["DeviceType"];
            /** @description Where to learn who is behind it. */
            home_url: string;
            /**
             * @description What it is called.
             * @example Trail Watch
             */
            name: string;
        };
        /** @description Where somebody wants to go. */
        WayToShop: {
            offer?: components["schemas"]["OfferId"] | null;
            /** @description To this product, by the shop's own id. */
            product?: string | null;
            /** @description To which shop. */
            shop: components["schemas"]["ShopId"];
        };
        /** @description What the web app must know before anything else. */
        WebConfig: {
            /**
             * @description The build of the web app: what feedback and visits name as theirs.
             * @example 0.1.0-5f3a9c21
             */
            build: string;
            /** @description A MapLibre style or a PMTiles file; absent: draw the bundled map. */
            map_style_url?: string | null;
            /** @description Whether this installation sends mail: links to sign in, codes that confirm an address, recoveries. */
            sends_mail: boolean;
            /** @description The version of the server. */
            version: string;
        };
        /** @description What a shop is answered. Whose the order is stays with us. */
        WebhookReceived: {
            /** @description Whether this message was here before, and so changed nothing. */
            repeated: boolean;
        };
        /** @description A week, Monday to Sunday, and six weeks of load. */
        Week: {
            /** @description Its seven days. */
            days: components["schemas"]["WeekDay"][];
            /** @description How training adds up, to the day asked for. */
            load: components["schemas"]["LoadCurve"];
            /** @description The sum of the week before. */
            previous: components["schemas"]["Totals"];
            /** @description Their sum. */
            totals: components["schemas"]["Totals"];
            /** @description Its Monday. */
            week_starts_on: components["schemas"]["Day"];
        };
        /** @description The people of one week. */
        WeekCohort: {
            /** @description Their figures. */
            cohort: components["schemas"]["JourneyCohort"];
            /** @description Its Monday. */
            week: components["schemas"]["Day"];
        };
        /** @description One day of a week. */
        WeekDay: components["schemas"]["Totals"] & {
            /** @description Which day. */
            on: components["schemas"]["Day"];
        };
        /** @description The same text in every language of the app. */
        Words: {
            /** @description Arabic. */
            ar: string;
            /** @description English. */
            en: string;
            /** @description Russian. */
            ru: string;
        };
        /** @description What was found. */
        WorkDone: {
            /** @description As it was given out. */
            challenge: string;
            /** @description One for each piece, in order. */
            numbers: number[];
        };
        /** @description A pair of shoes, as its athlete named it. */
        WornGear: {
            /** @description Who makes it; may be empty. */
            brand: string;
            /** @description Which one. */
            id: components["schemas"]["GearId"];
            /**
             * @description What it is called.
             * @example Falcon 3
             */
            model: string;
        };
        /** @description Time spent in one heart-rate zone. */
        Zone: {
            /**
             * Format: double
             * @description Its lowest heart rate.
             */
            from_bpm: number;
            /**
             * Format: double
             * @description Time in it.
             */
            seconds: number;
            /**
             * Format: double
             * @description The lowest heart rate of the next zone; the last zone has none.
             */
            to_bpm?: number | null;
            /**
             * Format: int32
             * @description 1 to 5.
             */
            zone: number;
        };
        /**
         * @description What the auditor did.
         * @enum {string}
         */
        ZoneDeed: "nothing" | "closed" | "widened";
        /** @description What to change; what is left out stays. */
        ZoneEdit: {
            /** @description What you call it, 1 to 40 characters. */
            name?: string | null;
            /**
             * Format: double
             * @description How far around nothing is shown, 400 to 1,600 metres.
             */
            radius_m?: number | null;
            /** @description `true` when you have read what our attack on the zone found. */
            read?: boolean | null;
        };
        /** @description What our own attack on a zone found, knowing only what strangers see and how zones work. */
        ZoneExposure: {
            /** @description When. */
            audited_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description How many guesses there are.
             */
            candidates: number;
            /** @description What we did about it. */
            did: components["schemas"]["ZoneDeed"];
            /**
             * Format: int64
             * @description Where the place stands among the guesses, from 1. The higher, the better it is hidden.
             */
            rank: number;
            /** @description Whether you have read of it. */
            told: boolean;
            /**
             * Format: int64
             * @description From how many ends of your tracks.
             */
            tracks: number;
        };
        /**
         * Format: uuid
         * @description A privacy zone.
         * @example 019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b
         */
        ZoneId: string;
        /** @description A place to hide. */
        ZoneInput: {
            /**
             * Format: double
             * @description The place, WGS-84.
             */
            latitude_deg: number;
            /**
             * Format: double
             * @description The place, WGS-84.
             */
            longitude_deg: number;
            /** @description What you call it, 1 to 40 characters. */
            name: string;
            /**
             * Format: double
             * @description How far around nothing is shown, 400 to 1,600 metres; 400 unless said. Where there are few houses, take more.
             */
            radius_m?: number | null;
        };
        /** @description A place that might be a home. */
        ZoneSuggestion: {
            /**
             * Format: int32
             * @description How many of your last activities began or ended there.
             */
            activities: number;
            /**
             * Format: double
             * @description The middle of the starts, WGS-84.
             */
            latitude_deg: number;
            /**
             * Format: double
             * @description The middle of the starts, WGS-84.
             */
            longitude_deg: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    describe_authorization_server: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its addresses and what they can do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationServer"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_account: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry harmless for ten minutes. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenAccount"];
            };
        };
        responses: {
            /** @description Welcome; the session cookie is set. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `country_closed`, `too_young`, or `country_elsewhere`: people from there join the installation that the words name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `handle_taken`, `email_taken`, `ceremony_over`, `openid_over` or `openid_taken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` with `fields`, `passkey_refused` or `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, with `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passkey_options_for_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountPasskeyOptions"];
            };
        };
        responses: {
            /** @description Give `options` to `navigator.credentials.create` within five minutes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CeremonyOptions"];
                };
            };
            /** @description `passkeys_unavailable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, with `fields`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, with `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_activities: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Look at your own as somebody else would: `friend` or `stranger`. */
                as?: "stranger" | "group" | "friend" | "coach";
                /** @description Whose, by handle; your own unless said. */
                athlete?: string;
                /** @description The first local day. */
                from?: components["schemas"]["Day"];
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
                /** @description Words in the title or the description; in your own activities also in the sport. */
                q?: string;
                /** @description One sport only. */
                sport?: string;
                /** @description The last local day. */
                to?: components["schemas"]["Day"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ActivityCard"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description insufficient_scope */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: nobody has this handle */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upload_activity: {
        parameters: {
            query?: never;
            header?: {
                /** @description Percent-encoded name of the file */
                "x-file-name"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": number[];
            };
        };
        responses: {
            /** @description already_here: the same bytes were brought before */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Uploaded"];
                };
            };
            /** @description recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Uploaded"];
                };
            };
            /** @description archive: ask the import how it is doing */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Uploaded"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description insufficient_scope */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description upload_stalled */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description file_too_large, archive_too_large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_a_recording */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description empty_file, broken_file, not_an_activity, no_movement, ... */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_activity: {
        parameters: {
            query?: {
                /** @description Look at your own as somebody else would: `coach`, `friend`, `group` or `stranger`. The answer is theirs to the last byte. */
                as?: "stranger" | "group" | "friend" | "coach";
            };
            header?: never;
            path: {
                id: components["schemas"]["ActivityId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description insufficient_scope */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: there is none, or it is not for you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_activity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ActivityId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: there is none, or it is not yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    edit_activity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ActivityId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivityEdit"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: there is none, or it is not yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid_input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_comments: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["ActivityId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Comment"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not for you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    write_comment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry harmless for a day. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                id: components["schemas"]["ActivityId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentText"];
            };
        };
        responses: {
            /** @description It is there. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `silenced` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not for you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `comments_full` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment_id: components["schemas"]["CommentId"];
                id: components["schemas"]["ActivityId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not there. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_yours` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    edit_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment_id: components["schemas"]["CommentId"];
                id: components["schemas"]["ActivityId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentText"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_yours`, `silenced` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approve_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment_id: components["schemas"]["CommentId"];
                id: components["schemas"]["ActivityId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As everybody sees it now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or the activity is not yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    choose_activity_gear: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ActivityId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GearChoice"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`: it does not go with this sport */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_off_activity_gear: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ActivityId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_kudos: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["ActivityId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KudosPage"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not for you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    give_kudos: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ActivityId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many there are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Kudos"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not for you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `own_activity` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_back_kudos: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ActivityId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many there are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Kudos"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not for you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_original: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ActivityId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description insufficient_scope */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: there is none, or it is not yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_streams: {
        parameters: {
            query?: {
                /** @description Look at your own as somebody else would: `friend` or `stranger`. */
                as?: "stranger" | "group" | "friend" | "coach";
                /** @description The most points wanted, 2 to 20,000; 2,000 unless said. They are chosen evenly, ends included. */
                points?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["ActivityId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Streams"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description insufficient_scope */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: there is none, or it is not for you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_apps: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your apps. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeveloperApps"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    register_app: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry register once. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApp"];
            };
        };
        responses: {
            /** @description It is registered. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registered"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_apps`: you have 20. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, with `fields`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    edit_app: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ClientId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppDraft"];
            };
        };
        responses: {
            /** @description The app as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeveloperApp"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: you have no such app. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, with `fields`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_app: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ClientId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: you have no such app. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renew_app_secret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ClientId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new secret, shown this once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppSecret"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: you have no such app. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no_secret`: only a confidential app has one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_athlete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Unique name, in any spelling of case. */
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What you may know of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_mutual_friends: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Unique name, in any spelling of case. */
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Person"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_blocks: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PersonSince"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    block_athlete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You do not exist for each other any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `yourself` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unblock_athlete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your block is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_body: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BodyAnswer"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description insufficient_scope */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_body: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BodyInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BodyAnswer"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description consent_needed: you do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid_input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_challenges: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `after` and `limit` page through the past ones. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Challenges"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_challenge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChallengeDraft"];
            };
        };
        responses: {
            /** @description The challenge. Nobody takes part yet, not even you. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Challenge"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only`: regional challenges are the operator's. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_challenges` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, with `fields`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_challenge: {
        parameters: {
            query?: {
                /** @description As the creator of a challenge among friends gave it. */
                code?: string;
            };
            header?: never;
            path: {
                /** @description Which challenge. */
                id: components["schemas"]["ChallengeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What you may know of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Challenge"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: also for one among friends to which you are not invited. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    edit_challenge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which challenge. */
                id: components["schemas"]["ChallengeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChallengeEdit"];
            };
        };
        responses: {
            /** @description The challenge as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Challenge"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_yours` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `challenge_over`, `edited_meanwhile`, `fixed_once_joined` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, with `fields`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invite_to_challenge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The friend's handle. */
                handle: string;
                /** @description Which challenge. */
                id: components["schemas"]["ChallengeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The friend finds it among the challenges. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_yours`, `not_friends` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `challenge_over`, `open_to_all` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    join_challenge: {
        parameters: {
            query?: {
                /** @description As the creator of a challenge among friends gave it. */
                code?: string;
            };
            header?: never;
            path: {
                /** @description Which challenge. */
                id: components["schemas"]["ChallengeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You take part; what counts already is counted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Challenge"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `challenge_elsewhere`, `region_untold` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `challenge_over` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leave_challenge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which challenge. */
                id: components["schemas"]["ChallengeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You do not take part. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `challenge_over`: final results stay. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_receipts: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Which challenge. */
                id: components["schemas"]["ChallengeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Empty when you do not take part. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ChallengeReceipt"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_standings: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Which challenge. */
                id: components["schemas"]["ChallengeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who has something that counts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Standing"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    standings_around_me: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which challenge. */
                id: components["schemas"]["ChallengeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Three above and three below; empty while nothing of yours counts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Standing"][];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    standings_among_friends: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which challenge. */
                id: components["schemas"]["ChallengeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Friends who have something that counts, ranked among yourselves. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Standing"][];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_coached: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PersonSince"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    step_down_as_coach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You are no coach of theirs. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_coaches: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PersonSince"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    let_coach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CoachConsent"];
            };
        };
        responses: {
            /** @description Your coach, and since when. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonSince"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `frozen`: the account was recovered by e-mail a short while ago. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `yourself`, `too_young_for_coach`, `coach_too_young`, `not_near`, `coaches_full`, `notice_changed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` with `fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_coach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are no coach of yours. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_own_comparison: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As of today in your own time zone. Only you see this. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnComparison"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_region_comparison: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last month that was counted. The counts carry noise, and asking again gives the same. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionComparison"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_comparison_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ComparisonSettings"];
            };
        };
        responses: {
            /** @description What holds now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparisonSettings"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, `invalid_json` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_consent: {
        parameters: {
            query: {
                /** @description As the address of the page carries it. */
                request: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The question. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentPage"];
                };
            };
            /** @description `broken_request`, `unknown_app`, `unknown_address`: you are led nowhere. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_young_for_apps` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide_consent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentDecision"];
            };
        };
        responses: {
            /** @description Go there. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentAnswer"];
                };
            };
            /** @description `broken_request`, `unknown_app`, `unknown_address`: you are led nowhere. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_young_for_apps` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`: more than the app asked for. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_countries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where you may join, and from what age. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Countries"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_regions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ISO 3166-1 alpha-2 code of the country.
                 * @example DE
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where somebody can live, as people there would say it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Regions"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check_device: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TypedCode"];
            };
        };
        responses: {
            /** @description The device that waits. Nothing is allowed yet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingDevice"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_device_code`: no device waits with it, or not any more. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, with `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide_device: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceDecision"];
            };
        };
        responses: {
            /** @description The device hears of it within seconds. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_device_code`: no device waits with it, or not any more. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, with `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_erasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Receipt"];
            };
        };
        responses: {
            /** @description How far it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Certificate"];
                };
            };
            /** @description `not_found`: nothing was erased under this receipt. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_feed: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Those of close friends alone; everybody's unless said. */
                circle?: "close";
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. It may hold less than asked for and still have a next one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FeedEntry"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_feedback: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnFeedbackPage"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_feedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id of your own making. */
                id: components["schemas"]["FeedbackId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFeedback"];
            };
        };
        responses: {
            /** @description It is here. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not_found`: somebody else used this id */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `feedback_closed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, with `fields`; `invalid_json` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_much_feedback` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_feedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one. */
                id: components["schemas"]["FeedbackId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is nothing of it. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_feedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one. */
                id: components["schemas"]["FeedbackId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is no news any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_screenshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What it belongs to. */
                id: components["schemas"]["FeedbackId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": number[];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not for you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attach_screenshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What it belongs to. */
                id: components["schemas"]["FeedbackId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/png": number[];
            };
        };
        responses: {
            /** @description It is here. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `feedback_closed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_picture` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_much_feedback` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_followers: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PersonSince"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_follower: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They do not follow you. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_follow_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowSettings"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_follow_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowWish"];
            };
        };
        responses: {
            /** @description As it stands now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowSettings"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_young_to_be_followed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `keeps_apart` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_following: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PersonSince"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    follow_athlete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You follow them. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_young_to_follow` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `yourself`, `not_followable`, `following_full` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_follows` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unfollow_athlete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You do not follow them. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_friends: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description All of them unless said. */
                circle?: "close";
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PersonSince"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accept_friend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You are friends. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TieNow"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is no such request any more */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `friends_full` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_friend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How you stand now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TieNow"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mark_close_friend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A close friend. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: you are no friends */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `close_full` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unmark_close_friend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No close friend. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_friend_invitations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that are good. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FriendInvitationList"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_friend_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewFriendInvitation"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_young_to_invite`, `silenced` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_invitations` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_friend_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation_id: components["schemas"]["FriendInvitationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is worth nothing. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_requests: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Those of others to you unless said. */
                direction?: "incoming" | "outgoing";
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PersonSince"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_friend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How you stand now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TieNow"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `minor_asks_first`, `silenced` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `yourself` or `friends_full` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests_open` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How you stand now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TieNow"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_gear: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GearList"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_gear: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GearDraft"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gear"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_much_gear`: 200 pieces are the most */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, with `fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_gear: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["GearId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    edit_gear: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["GearId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GearEdit"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gear"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, with `fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_gear_default: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["GearId"];
                /** @example running */
                sport: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gear"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `gear_retired` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`: it does not go with this sport */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_gear_default: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["GearId"];
                /** @example running */
                sport: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gear"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_gear_offers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GearOffers"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_gear_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["GearOfferId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The gear it is now, or has become before. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gear"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_much_gear` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decline_gear_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["GearOfferId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not offered again. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_groups: {
        parameters: {
            query?: {
                /** @description The beginnings of words of a name or a place, in any script; at least two letters. Left out: any name. */
                q?: string;
                /** @description `running`, `cycling`, ...; left out: any sport. */
                sport?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 30, the best match first, then the largest. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupList"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`: neither a name nor a sport */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_group: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry harmless for a day. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupDraft"];
            };
        };
        responses: {
            /** @description The group. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `adults_only`, `silenced` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_groups` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_new_groups` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_group: {
        parameters: {
            query?: {
                /** @description The secret of an invitation link, for a group that one would not see or enter without it. */
                invitation?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As you see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not for you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    edit_group: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupDraft"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `admins_only`, `members_only`, `silenced` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    close_group: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not there any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `owners_only`, `members_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_group_bans: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. It may hold less than asked for and still have a next one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PersonSince"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `admins_only`, `members_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not for you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ban_from_group: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are out. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `above_you`, `admins_only`, `members_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: they neither belong to it nor asked to */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `yourself` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unban_from_group: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They may come again, where anybody may. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `admins_only`, `members_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_group_events: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
                /** @description Those that are over, the latest first; else those to come, the next one first. */
                past?: boolean;
            };
            header?: never;
            path: {
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_GroupEvent"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `members_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not for you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_group_event: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry harmless for a day. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupEventDraft"];
            };
        };
        responses: {
            /** @description It is in the calendar of the group. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupEvent"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `coaches_only`, `members_only`, `silenced` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not for you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_events` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    edit_group_event: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                event_id: components["schemas"]["EventId"];
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupEventDraft"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupEvent"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `coaches_only`, `members_only`, `silenced` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_group_event: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                event_id: components["schemas"]["EventId"];
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not there. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `coaches_only`, `members_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is no such group */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_group_event: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                event_id: components["schemas"]["EventId"];
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerChoice"];
            };
        };
        responses: {
            /** @description The event with your answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupEvent"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `members_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `event_over`, `event_cancelled` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_group_event_answers: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path: {
                event_id: components["schemas"]["EventId"];
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. It may hold less than asked for and still have a next one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Answered"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `members_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_group_event_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                event_id: components["schemas"]["EventId"];
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `members_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_group_invitations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that are good. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationList"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `admins_only`, `members_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not for you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_group_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationDraft"];
            };
        };
        responses: {
            /** @description The link. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewInvitation"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `admins_only`, `members_only`, `silenced` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_invitations` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_group_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["GroupId"];
                invitation_id: components["schemas"]["InvitationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is worth nothing. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `admins_only`, `members_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_group_members: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. It may hold less than asked for and still have a next one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_GroupMember"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `members_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not for you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accept_group_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They belong to it. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `admins_only`, `members_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: they did not ask, took it back, or are not for you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `group_full` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_group_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They do not belong to it. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `above_you`, `admins_only`, `members_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `yourself`: who goes leaves */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_group_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleChoice"];
            };
        };
        responses: {
            /** @description That is what they are. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `above_you`, `admins_only`, `adults_only`, `members_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_owner` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    join_group: {
        parameters: {
            query?: {
                /** @description The secret of an invitation link, for a group that one would not see or enter without it. */
                invitation?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As you see it now: `role` when you belong to it, `asked` when you wait. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not for you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `group_full`, `too_many_groups` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leave_group: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You do not belong to it, and do not wait either. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_owner` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_group_picture: {
        parameters: {
            query?: {
                /** @description The secret of an invitation link, for a group that one would not see or enter without it. */
                invitation?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": number[];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not for you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_group_picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/png": number[];
            };
        };
        responses: {
            /** @description It is here. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `admins_only`, `members_only`, `silenced` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_picture` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_group_picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is none. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `admins_only`, `members_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_group_posts: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. It may hold less than asked for and still have a next one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_GroupPost"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `members_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not for you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    write_group_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry harmless for a day. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupPostDraft"];
            };
        };
        responses: {
            /** @description It is there. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupPost"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `members_only`, `coaches_only`, `silenced` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not for you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_posts` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_group_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["GroupId"];
                post_id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not there. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_yours` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    edit_group_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["GroupId"];
                post_id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupPostText"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupPost"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_yours`, `members_only`, `silenced` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_group_requests: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. It may hold less than asked for and still have a next one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PersonSince"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `admins_only`, `members_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not for you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decline_group_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No request of theirs waits. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `admins_only`, `members_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_group_totals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sums, and the goal if there is one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupTotals"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `members_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not for you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check_handle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As the person typed it. */
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether it can be had. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandleCheck"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_imports: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Import"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: there is no such import of yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_invitation: {
        parameters: {
            query: {
                /** @description What stands in the link. */
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who made the link. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownInvitation"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is good no more */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accept_invitation: {
        parameters: {
            query: {
                /** @description What stands in the link. */
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How you stand now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TieNow"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is good no more */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `yourself` or `friends_full` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests_open` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMe"];
            };
        };
        responses: {
            /** @description Your account as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `minor_default`: activities of minors are private. `frozen`: a wider audience waits for a week after a recovery by e-mail. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `handle_taken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, with `fields`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_connected_apps: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who may do what in your name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectedApps"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disconnect_app: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As in the list of connected apps. */
                id: components["schemas"]["ClientId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It may do nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_my_audit: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MyAuditEntry"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_my_card: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your card. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AthleteCard"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_consents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One switch for each purpose. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consents"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_consent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What for */
                purpose: components["schemas"]["ConsentPurpose"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetConsent"];
            };
        };
        responses: {
            /** @description How it stands now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consent"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `consent_closed`: it cannot be allowed by this person, or not by a switch. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is no such purpose. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `notice_changed`: these are not the words that hold now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` with `fields`, `invalid_json` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_consent_history: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ConsentEvent"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_decisions: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MyDecision"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    appeal_decision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which decision. */
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Appeal"];
            };
        };
        responses: {
            /** @description It waits for an answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyDecision"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no_appeal`: you have appealed already, or it is too late */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeEmail"];
            };
        };
        responses: {
            /** @description A code is on its way; it works for ten minutes. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Security"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_again`, or `frozen` after a recovery by e-mail. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no_mail`: this installation sends none. `email_proven`: it is your address already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, with `fields`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, with `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_email_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A code is on its way; it works for ten minutes. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Security"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no_mail`: this installation sends none. `email_proven`: there is nothing to prove. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, with `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_email: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry harmless for a day. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailCode"];
            };
        };
        responses: {
            /** @description The address is proven. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Security"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_code`, or `frozen` after a recovery by e-mail. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no_code`: it has run out. `email_taken`: somebody else proved it a moment before. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_erasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskErasure"];
            };
        };
        responses: {
            /** @description It will be erased. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureAsked"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_again`, or `frozen` after a recovery by e-mail. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `staff_stays`: give back your role first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, with `fields`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_exports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What there is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exports"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One is being made already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            /** @description It is being made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_again`: you signed in more than an hour ago. `frozen`: your account was recovered by e-mail in the last seven days. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_exports`: three a day are the most */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ExportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    download_export: {
        parameters: {
            query?: never;
            header?: {
                /** @description `bytes=…`, to go on where a download stopped */
                range?: string | null;
            };
            path: {
                id: components["schemas"]["ExportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": number[];
                };
            };
            /** @description The part that was asked for. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": number[];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_again`: you signed in more than an hour ago. `frozen`: your account was recovered by e-mail in the last seven days. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none any more, or it is not yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no_such_range` */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_my_groups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them; nobody has more than 100. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupList"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_openid_connections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What opens your account beside password and passkeys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenidConnections"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finish_openid_connection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ComeBack"];
            };
        };
        responses: {
            /** @description From now on it opens your account. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out`. `openid_refused`: the answer proves nothing. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_again`: you signed in more than an hour ago. `frozen` after a recovery by e-mail. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is no such provider. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `openid_over`: it took too long, was used, or set out elsewhere. `openid_taken`: it opens another account. `too_many_connections` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `openid_away`: the provider does not answer. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_openid_connection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its name, as listed. */
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the browser goes now; a cookie is set. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenidWay"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_again`: you signed in more than an hour ago. `frozen` after a recovery by e-mail. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is no such provider. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, with `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `openid_away`: the provider does not answer. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_openid_connection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As in the list. */
                id: components["schemas"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It opens nothing here any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_again`: you signed in more than an hour ago. `frozen` after a recovery by e-mail. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: you have no such connection. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_way_in`: without it you could not sign in. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description From now on the new password opens your account. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_credentials` or `sign_in_again` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, with `fields`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, with `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_my_recovery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nobody gets in by it. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_restores: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What there is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Restores"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_restore: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/zip": number[];
            };
        };
        responses: {
            /** @description It is being taken in. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Restore"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `frozen`: your account was recovered by e-mail in the last seven days. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_stalled` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `restore_under_way` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `export_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `broken_archive`, `no_export`, `export_too_new`, `not_yours` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_restores` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_second_step: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether there is one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondStep"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_second_step: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeOfApp"];
            };
        };
        responses: {
            /** @description It is on. Ten codes for when the app is out of reach. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_code` or `sign_in_again` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `second_step_on`: it is on already. `not_begun`: no app was given anything. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, with `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_second_step: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Give it to the app, then confirm with its code. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppForCodes"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_again`: you signed in more than an hour ago. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no_password`: passkeys need no second step. `second_step_on`: it is on already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_second_step: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your password alone opens your account. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_again`: you signed in more than an hour ago. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renew_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ten new codes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_again`: you signed in more than an hour ago. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `second_step_off`: there is no second step. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_security: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Address, recovery and freeze. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Security"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_mutes: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PersonSince"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mute_athlete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What they do leaves your feed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `yourself` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unmute_athlete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is as before. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_notices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every version of each notice. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notices"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_notifications: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPage"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_notification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["NotificationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is read, if there is one. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hear_notifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events without an end. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_notifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadUntil"];
            };
        };
        responses: {
            /** @description They are read. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_notification_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationSettings"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_notification_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationSettings"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationSettings"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, `invalid_json` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look_at_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Whose account. */
                athlete_id: components["schemas"]["AthleteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What there is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountFacts"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only`, `another_role`, `second_factor_needed`, `access_needed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopen_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Whose account. */
                athlete_id: components["schemas"]["AthleteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reopening"];
            };
        };
        responses: {
            /** @description It is open. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only`, `another_role`, `second_factor_needed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_staff_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Whose account. */
                athlete_id: components["schemas"]["AthleteId"];
                /** @description Which request. */
                request_id: components["schemas"]["StaffRequestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffRequest"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only`, `another_role`, `second_factor_needed`, `another_person` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_over` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decline_staff_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Whose account. */
                athlete_id: components["schemas"]["AthleteId"];
                /** @description Which request. */
                request_id: components["schemas"]["StaffRequestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffRequest"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only`, `another_role`, `second_factor_needed`, `another_person` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_over` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_audit: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AuditEntry"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only`, `another_role`, `second_factor_needed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hold_audit_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which line. */
                entry_no: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LegalHold"];
            };
        };
        responses: {
            /** @description They do not see it. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only`, `another_role`, `second_factor_needed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    release_audit_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which line. */
                entry_no: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They see it. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only`, `another_role`, `second_factor_needed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_cases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The most urgent first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SafetyQueue"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only`, `another_role`, `second_factor_needed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_appeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which case. */
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealAnswer"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SafetyCase"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only`, `another_role`, `second_factor_needed`, `another_person` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `case_over`: there is no appeal, or it was answered */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which case. */
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseDecision"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SafetyCase"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only`, `another_role`, `second_factor_needed`, `another_person` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `case_over` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_operated_challenges: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With counts of receipts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OperatedChallenge"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    close_challenge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which challenge. */
                id: components["schemas"]["ChallengeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It closes within minutes. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `still_running` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_challenge_entries: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Which challenge. */
                id: components["schemas"]["ChallengeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of receipts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ChallengeEntry"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_operated_feedback: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Only this kind. */
                kind?: components["schemas"]["FeedbackKind"];
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
                /** @description Only this state. */
                state?: components["schemas"]["FeedbackState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackInbox"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_feedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one. */
                id: components["schemas"]["FeedbackId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackAnswer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatedFeedback"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `feedback_changed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, `invalid_json` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_feeds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By shop and country. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feeds"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_feed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedDraft"];
            };
        };
        responses: {
            /** @description It is read at once when it has an address. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feed"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `feed_exists`: this shop has one for this country. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, with `fields`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_feed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id */
                feed: components["schemas"]["FeedId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedChange"];
            };
        };
        responses: {
            /** @description The feed as it is now. At another address it is read at once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feed"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, with `fields`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upload_feed_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id */
                feed: components["schemas"]["FeedId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": number[];
            };
        };
        responses: {
            /** @description Kept; it is read in a moment. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feed"];
                };
            };
            /** @description `upload_broken_off` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_stalled` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `feed_is_fetched`, `being_read` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `file_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    run_feed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id */
                feed: components["schemas"]["FeedId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It begins in a moment. While it is being read, nothing more begins. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feed"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no_file_yet` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accept_short_feed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id */
                feed: components["schemas"]["FeedId"];
                /** @description Which reading */
                run: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The feed as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feed"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `nothing_to_accept`: it is not the last reading, or was not too short. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_feed_faults: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Its id */
                feed: components["schemas"]["FeedId"];
                /** @description Which reading */
                run: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order of the feed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FeedFault"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_journey: {
        parameters: {
            query?: {
                /**
                 * @description Only this country of residence (ISO 3166-1 alpha-2).
                 * @example IT
                 */
                country?: string;
                /** @description A day of the first week of registration; twelve weeks unless said. */
                from?: components["schemas"]["Day"];
                /** @description A day of the last week of registration; this week unless said. */
                to?: components["schemas"]["Day"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Journey"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_orders: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of orders. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OperatedOrder"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_promotions: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of promotions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatedPromotions"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_promotion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromotionDraft"];
            };
        };
        responses: {
            /** @description The promotion. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatedPromotion"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, with `fields`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_promotion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which promotion. */
                id: components["schemas"]["PromotionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The promotion. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatedPromotion"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    edit_promotion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which promotion. */
                id: components["schemas"]["PromotionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromotionEdit"];
            };
        };
        responses: {
            /** @description The promotion as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatedPromotion"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `edited_meanwhile`, `promotion_over`, `fixed_once_promised`, `budget_spent` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, with `fields`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bring_codes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which promotion. */
                id: components["schemas"]["PromotionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BroughtCodes"];
            };
        };
        responses: {
            /** @description What became of each line. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodesAdded"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, with `fields`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_promotion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which promotion. */
                id: components["schemas"]["PromotionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The promotion as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatedPromotion"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pause_promotion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which promotion. */
                id: components["schemas"]["PromotionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The promotion as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatedPromotion"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `promotion_over` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resume_promotion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which promotion. */
                id: components["schemas"]["PromotionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The promotion as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatedPromotion"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `promotion_over` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_staff_requests: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_StaffRequest"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only`, `another_role`, `second_factor_needed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_staff_request: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry harmless for a day. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffRequestDraft"];
            };
        };
        responses: {
            /** @description It waits for another person. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffRequest"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only`, `another_role`, `second_factor_needed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `yourself` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_operated_shops: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Without their secrets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatedShops"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_shop: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShopDraft"];
            };
        };
        responses: {
            /** @description The shop, and its secret. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopWithSecret"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, with `fields`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_shop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id */
                shop: components["schemas"]["ShopId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShopChange"];
            };
        };
        responses: {
            /** @description The shop as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatedShop"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, with `fields`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotate_shop_secret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id */
                shop: components["schemas"]["ShopId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The shop, and its new secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopWithSecret"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operators_only` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_passkeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What opens your account beside a password. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkeys"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_passkey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Gives a retry the first answer, for a day. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddPasskey"];
            };
        };
        responses: {
            /** @description From now on it opens your account. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ceremony_over` or `passkey_known` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `passkey_refused`, `idempotency_key_reused`, or `invalid_input` with `fields`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As in the list of passkeys. */
                id: components["schemas"]["PasskeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It opens nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_again`: you signed in more than an hour ago. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: you have no such passkey. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_way_in`: without it you could not sign in. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passkey_options: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Give `options` to `navigator.credentials.create` within five minutes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CeremonyOptions"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_again`: you signed in more than an hour ago. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `passkeys_unavailable` or `too_many_passkeys` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, with `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_people: {
        parameters: {
            query: {
                /** @description The beginning of a name or of a handle, in any script, and of the name or place of a group of yours; at least two letters. */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Friends first, then those with friends in common; at most 20. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleFound"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`: too short */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_find_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindSettings"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_find_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindSettings"];
            };
        };
        responses: {
            /** @description As it stands now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindSettings"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_young_to_be_found` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `keeps_apart` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_privacy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Privacy"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_privacy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrivacyInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Privacy"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign_in_again */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hide_past_activities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HidePast"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HiddenActivities"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_sport_audience: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sport: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SportAudienceInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Privacy"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid_input: there is no such sport */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_sport_audience: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sport: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Privacy"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid_input: there is no such sport */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_progress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As of today in your own time zone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_goal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Goal"];
            };
        };
        responses: {
            /** @description Where you stand with it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, `invalid_json` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_recovery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskByEmail"];
            };
        };
        responses: {
            /** @description If somebody has proven this address, the clock runs and a mail says so. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `no_mail`: this installation sends none. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, with `fields`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, with `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_recovery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelRecovery"];
            };
        };
        responses: {
            /** @description Nobody gets in by it. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `recovery_over`: it was cancelled before, or is done. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finish_recovery: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry harmless for a day. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FinishRecovery"];
            };
        };
        responses: {
            /** @description The new password opens the account. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `link_over`: it was used, cancelled, or has run out. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, with `fields`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_reports: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Report"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    report_content: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportDraft"];
            };
        };
        responses: {
            /** @description Somebody decides by `due_at`. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is none, or it is not for you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `own_content` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_reports` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_restrictions: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PersonSince"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restrict_athlete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What they write on your activities waits for you. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `yourself` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unrestrict_athlete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is as before. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where you are signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sessions"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: {
                /** @description For somebody who asked to be erased and wants to stay. Without it they are told that the account waits to be erased. */
                keep_account?: boolean;
            };
            header?: {
                /** @description Makes a retry replace the session whose answer was lost, for ten minutes. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description You are signed in; the session cookie is set. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `wrong_credentials`, `code_needed`, `wrong_code`. `work_needed`: ask what to do, and send it along. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_closed`: by a decision, whose reason the text says. `account_leaving`: it waits to be erased. `account_erased` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, with `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As in the list of sessions. */
                id: components["schemas"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description That device is signed out. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: you have no such session. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You are signed out. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out`: you were already. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in_with_link: {
        parameters: {
            query?: {
                /** @description For somebody who asked to be erased and wants to stay. Without it they are told that the account waits to be erased. */
                keep_account?: boolean;
            };
            header?: {
                /** @description Makes a retry replace the session whose answer was lost, for ten minutes. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInWithLink"];
            };
        };
        responses: {
            /** @description You are signed in; the session cookie is set. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `link_over`: it was used, or has run out. `code_needed`, `wrong_code` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_closed`, `account_leaving`, `account_erased` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, with `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_sign_in_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskByEmail"];
            };
        };
        responses: {
            /** @description If somebody has proven this address, a link is on its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `no_mail`: this installation sends none. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, with `fields`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, with `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_openid_providers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the operator configured. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenidProviders"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finish_openid: {
        parameters: {
            query?: {
                /** @description For somebody who asked to be erased and wants to stay. Without it they are told that the account waits to be erased. */
                keep_account?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ComeBack"];
            };
        };
        responses: {
            /** @description Nobody here is connected with that account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Newcomer"];
                };
            };
            /** @description You are signed in; the session cookie is set. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `openid_refused`: the answer proves nothing. `code_needed`, `wrong_code` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_closed`: by a decision, whose reason the text says. `account_leaving`: it waits to be erased. `account_erased` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: there is no such provider. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `openid_over`: it took too long, was used, or set out in another browser. `connect_first`: an account here has this address; sign in to it and connect the provider in the settings. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, with `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `openid_away`: the provider does not answer. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_openid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its name, as listed. */
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the browser goes now; a cookie is set. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenidWay"];
                };
            };
            /** @description `not_found`: there is no such provider. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, with `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `openid_away`: the provider does not answer. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in_with_passkey: {
        parameters: {
            query?: {
                /** @description For somebody who asked to be erased and wants to stay. Without it they are told that the account waits to be erased. */
                keep_account?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyAnswer"];
            };
        };
        responses: {
            /** @description You are signed in; the session cookie is set. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `wrong_credentials`: it opens no account here. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_closed`: by a decision, whose reason the text says. `account_leaving`: it waits to be erased. `account_erased` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ceremony_over`: it took too long, or was answered before. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passkey_options_for_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Give `options` to `navigator.credentials.get` within five minutes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CeremonyOptions"];
                };
            };
            /** @description `passkeys_unavailable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, with `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_work: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskWork"];
            };
        };
        responses: {
            /** @description Find the numbers, and sign in again with them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Puzzle"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, with `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    go_to_shop: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WayToShop"];
            };
        };
        responses: {
            /** @description The address. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopLink"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shop_paused` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_clicks` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_offers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your offers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyOffers"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which offer. */
                id: components["schemas"]["OfferId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The offer with its code, however often you ask. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferCard"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `offer_expired` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shop_away`, `no_codes_left`: the offer is kept. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_product_picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The shop's own id, percent-encoded */
                product: string;
                /** @description Whose */
                shop: components["schemas"]["ShopId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": unknown;
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: it has none, or it cannot be had. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_open_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which promotion. */
                id: components["schemas"]["PromotionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your offer with its code, however often you ask. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferCard"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `all_gone`, `offer_had`, `promotion_over`, `promotion_elsewhere`, `level_too_low`, `too_young` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shop_away`: the offer is kept. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_suggestions: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description Rows a page, 1 to 100; 30 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Best first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestions"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hide_suggestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The shop's own id, percent-encoded */
                product: string;
                /** @description Whose */
                shop: components["schemas"]["ShopId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not suggested any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unhide_suggestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The shop's own id, percent-encoded */
                product: string;
                /** @description Whose */
                shop: components["schemas"]["ShopId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It may be suggested again. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redeem_code: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this message. */
                "webhook-id": string;
                /** @description As for a webhook. */
                "webhook-signature": string;
                /** @description Seconds since 1970, within five minutes of now. */
                "webhook-timestamp": number;
            };
            path: {
                /** @description Which shop. */
                id: components["schemas"]["ShopId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Redemption"];
            };
        };
        responses: {
            /** @description The code pays for this order, and for no other. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Redeemed"];
                };
            };
            /** @description `bad_signature` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `code_used`, `code_unknown`, `code_expired` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receive_webhook: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this message. */
                "webhook-id": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 of `id.timestamp.body`; several with spaces between them. */
                "webhook-signature": string;
                /** @description Seconds since 1970, within five minutes of now. */
                "webhook-timestamp": number;
            };
            path: {
                /** @description Which shop. */
                id: components["schemas"]["ShopId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderEvent"];
            };
        };
        responses: {
            /** @description Taken in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReceived"];
                };
            };
            /** @description `bad_signature` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_too_large`: at most 256 KB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_input` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suggest_people: {
        parameters: {
            query?: {
                /** @description People at most, 1 to 30; 10 unless said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those with the most friends in common first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleSuggested"];
                };
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decline_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                athlete_id: components["schemas"]["AthleteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are not suggested any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `yourself` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_week: {
        parameters: {
            query?: {
                /** @description A day of the week wanted; today in your time zone unless said. */
                on?: components["schemas"]["Day"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Week"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_matched_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ActivityId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchedSession"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_plan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanAnswer"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_plan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanWish"];
            };
        };
        responses: {
            /** @description What is realistic, and the plan there is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanAnswer"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid_input, invalid_json */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_plan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no plan any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_plan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanWish"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanPreview"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid_input, invalid_json */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_training_sessions: {
        parameters: {
            query?: {
                /** @description The first day; today unless said. */
                from?: components["schemas"]["Day"];
                /** @description The last day, at most 62 days later; the first day unless said. */
                to?: components["schemas"]["Day"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid_input, invalid_query */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TrainingSessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingSession"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: there is none, or it is not yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TrainingSessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedSession"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: there is none, or it is not yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description race_stays, session_done */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid_input, invalid_json */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    choose_activity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TrainingSessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChosenActivity"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingSession"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: there is no such session or activity of yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid_input, invalid_json */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undo_activity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TrainingSessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingSession"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: there is none, or it is not yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_workout_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TrainingSessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found: there is none, or it is not yours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_workouts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryWorkout"][];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    record_visit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Visit"];
            };
        };
        responses: {
            /** @description Noted, if you allow it. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `signed_out` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_input`, `invalid_json` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    web_config: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebConfig"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_zones: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrivacyZones"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_zone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ZoneInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrivacyZones"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too_many_zones */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid_input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_zone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ZoneId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrivacyZones"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign_in_again */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_zone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ZoneId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ZoneEdit"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrivacyZones"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign_in_again */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invalid_input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decline_zone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclinedZone"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrivacyZones"];
                };
            };
            /** @description signed_out */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_json`, `invalid_query`, `invalid_input`: it could not be read, or a page mark is not ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Live"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `metrics_closed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: metrics are turned off */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_authorization: {
        parameters: {
            query: {
                /** @description The id of the app. */
                client_id: string;
                /** @description RFC 7636. */
                code_challenge: string;
                /** @description `S256` */
                code_challenge_method: string;
                /** @description One of the registered addresses, letter by letter. */
                redirect_uri: string;
                /** @description `code` */
                response_type: string;
                /** @description What the app would like to do, with spaces between. */
                scope: string;
                /** @description Comes back as it is. */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Never; the page answers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description To the page that asks. */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description request_too_long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_device: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["DeviceForm"];
            };
        };
        responses: {
            /** @description Show the code, and begin to ask. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceCodes"];
                };
            };
            /** @description `invalid_request`, `invalid_scope`, `unauthorized_client` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthRefusal"];
                };
            };
            /** @description `invalid_client` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthRefusal"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["RevokeForm"];
            };
        };
        responses: {
            /** @description It opens nothing any more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthRefusal"];
                };
            };
            /** @description `invalid_client` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthRefusal"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issue_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenForm"];
            };
        };
        responses: {
            /** @description Tokens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description `invalid_grant`, `invalid_request`, `invalid_scope`, `unsupported_grant_type`, `unauthorized_client`, `authorization_pending`, `slow_down`, `expired_token`, `access_denied` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthRefusal"];
                };
            };
            /** @description `invalid_client` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthRefusal"];
                };
            };
            /** @description Any other refusal: `busy`, `deadline`, `cross_site`, `method_not_allowed`, `request_too_large`, `not_found` where an id in the address is none, or `internal` with an `incident`. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
